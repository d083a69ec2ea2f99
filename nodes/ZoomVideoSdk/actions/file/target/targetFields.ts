import type { INodeProperties } from 'n8n-workflow';

/** Where the file is sent, and by which protocol. */
export const targetFields: INodeProperties[] = [
	{
		displayName: 'Upload To',
		name: 'uploadTo',
		type: 'options',
		noDataExpression: true,
		default: 'urlPut',
		options: [
			{
				name: 'Resumable Session (Google)',
				value: 'googleSession',
				description:
					'Google Drive or Cloud Storage, for files of any size. The file is sent in chunks.',
			},
			{
				name: 'Resumable Session (Microsoft)',
				value: 'microsoftSession',
				description: 'OneDrive or SharePoint, for files of any size. The file is sent in chunks.',
			},
			{
				name: 'S3 Multipart',
				value: 's3Parts',
				description:
					'S3 and compatible storage, for files above 5 GiB. A later step completes the upload.',
			},
			{
				name: 'URL (POST)',
				value: 'urlPost',
				description: 'Slack, Dropbox, or a form with a policy (S3, Supabase, Cloudflare)',
			},
			{
				name: 'URL (PUT)',
				value: 'urlPut',
				description:
					'A pre-signed address of S3, Google Cloud Storage or Azure, or WebDAV without authentication',
			},
		],
		description: 'The kind of address that the previous step provides',
	},
	{
		displayName: 'Upload URL',
		name: 'uploadUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. {{ $json.upload_url }}',
		displayOptions: { hide: { uploadTo: ['s3Parts'] } },
		description:
			'The address to send the file to: a pre-signed one, or that of an upload session (the Location header from Google, uploadUrl from Microsoft). Each file needs its own address, so use one item per file and an expression.',
	},
	{
		displayName: 'Part URLs',
		name: 'partUrls',
		type: 'json',
		required: true,
		default: '',
		placeholder: 'e.g. {{ $json.part_urls }}',
		displayOptions: { show: { uploadTo: ['s3Parts'] } },
		description: 'The pre-signed addresses of all parts, in order, as an array',
	},
	{
		displayName: 'Part Size (MiB)',
		name: 'partSizeMiB',
		type: 'number',
		typeOptions: { minValue: 5, maxValue: 100 },
		default: 16,
		displayOptions: { show: { uploadTo: ['s3Parts'] } },
		description:
			'Size of each part except the last, the same as when the addresses were created. A part is held in memory while it is sent.',
	},
	{
		displayName: 'Form Fields',
		name: 'formFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add field',
		default: {},
		displayOptions: { show: { uploadTo: ['urlPost'] } },
		description:
			'The fields that came with the address. They are sent before the file. Without fields, the file itself is the body, as Slack and Dropbox expect.',
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. key',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. {{ $json.fields.key }}',
					},
				],
			},
		],
	},
];

/** The chunk size for a session. For S3, it is decided when the addresses are signed. */
export const chunkSizeOption: INodeProperties = {
	displayName: 'Chunk Size (MiB)',
	name: 'chunkSizeMiB',
	type: 'number',
	typeOptions: { minValue: 0.25, maxValue: 64, numberPrecision: 2 },
	default: 5,
	displayOptions: { show: { '/uploadTo': ['googleSession', 'microsoftSession'] } },
	description:
		'Size of each chunk except the last. The default is 16 for Google and 10 for Microsoft. Use a smaller size on a slow or unreliable connection, because an interruption costs one chunk. The size is rounded down to what the target accepts: a multiple of 256 KiB (Google), or of 320 KiB up to 59 MiB (Microsoft).',
};
