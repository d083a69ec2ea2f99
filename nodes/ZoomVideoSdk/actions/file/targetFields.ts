import type { INodeProperties } from 'n8n-workflow';

/** Where the file is sent to, and by which protocol. */
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
				description: 'Google Drive or Cloud Storage, at any size: the file is sent in chunks',
			},
			{
				name: 'Resumable Session (Microsoft)',
				value: 'microsoftSession',
				description: 'OneDrive or SharePoint, at any size: the file is sent in chunks',
			},
			{
				name: 'S3 Multipart',
				value: 's3Parts',
				description: 'S3 and its like beyond 5 GiB. A later step completes the upload.',
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
					'A pre-signed address of S3, Google Cloud Storage or Azure, or WebDAV without a sign-in',
			},
		],
		description: 'What kind of address the step before gives',
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
			'The address to which the file is sent: pre-signed, or of a session (the Location header at Google, uploadUrl at Microsoft). Each file needs one of its own: have one item a file, and use an expression.',
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
		name: 'partMegabytes',
		type: 'number',
		typeOptions: { minValue: 5, maxValue: 100 },
		default: 16,
		displayOptions: { show: { uploadTo: ['s3Parts'] } },
		description:
			'Size of each part but the last, as the addresses were counted for. A part is held in memory while it is sent.',
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
			'The fields that came with the address, sent before the file. Without any, the file itself is the body, as Slack and Dropbox want it.',
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

/** How a file is cut for a session; that for S3 is counted when the addresses are signed. */
export const chunkSizeOption: INodeProperties = {
	displayName: 'Chunk Size (MiB)',
	name: 'chunkMegabytes',
	type: 'number',
	typeOptions: { minValue: 0.25, maxValue: 64, numberPrecision: 2 },
	default: 5,
	displayOptions: { show: { '/uploadTo': ['googleSession', 'microsoftSession'] } },
	description:
		'Size of each chunk but the last, 8 for Google and 10 for Microsoft without this option. Take a small one on a slow line or one that breaks often: a break costs one chunk. It is rounded down to what the target takes: a multiple of 256 KiB (Google), or of 320 KiB and at most 59 MiB (Microsoft).',
};
