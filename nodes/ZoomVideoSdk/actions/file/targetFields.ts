import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { fileName as nameOf, uniqueName, DEFAULT_FILE_NAME } from '../../files/download/fileName';
import { readPartUrls } from '../../files/upload/protocols/s3Parts';
import { signingValues } from '../../files/upload/target/targetFile';
import { parseUploadUrl } from '../../files/upload/target/uploadUrl';
import type { UploadTarget } from '../../files/upload/upload';
import { readFormFields } from '../../files/upload/urlPost';
import type { JsonObject } from '../../shared/json';
import { readChoice, readNumber, readText, rowsOf, type Values } from '../../shared/parameters';
import type { TrustedHosts } from '../../zoom/auth/trustedHosts';
import { momentFormatter } from './formatMoment';
import { usedNames } from './usedNames';

const WAYS = ['urlPut', 'urlPost', 'googleSession', 'microsoftSession', 's3Parts'] as const;

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

/** Reads the form's fields: entries without a name are left out. */
function readFields(collection: unknown) {
	const pairs = rowsOf(collection, 'field').map(({ name, value }) => [
		readText(name, 'Form Fields') ?? '',
		value ?? '',
	]);
	return readFormFields(Object.fromEntries(pairs.filter(([name]) => name !== '')));
}

/**
 * Reads what the file is to be sent to. The name of the file counts in a form only, and is given later.
 *
 * @throws InputError
 */
export function readTarget(
	context: IExecuteFunctions,
	itemIndex: number,
	hosts: TrustedHosts,
): UploadTarget {
	const valueOf = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	const to = readChoice(valueOf('uploadTo'), 'Upload To', WAYS, 'urlPut');
	if (to === 's3Parts') {
		const limits = { min: 5, max: 100, fallback: 16 };
		return {
			to,
			urls: readPartUrls(valueOf('partUrls'), hosts),
			partMegabytes: readNumber(valueOf('partMegabytes'), 'Part Size (MiB)', limits),
		};
	}
	const url = parseUploadUrl(String(valueOf('uploadUrl') ?? '').trim(), hosts);
	if (to !== 'urlPost') return { to, url };
	return { to, url, fields: readFields(valueOf('formFields')), fileName: '' };
}

/** For a form, the target with the file's name there. */
export function withFileName(
	context: IExecuteFunctions,
	itemIndex: number,
	target: UploadTarget,
	file: JsonObject,
	options: Values,
): UploadTarget {
	if (target.to !== 'urlPost') return target;
	const template = readText(options.fileName, 'File Name') ?? DEFAULT_FILE_NAME;
	const name = nameOf(template, file, momentFormatter(context, itemIndex));
	return { ...target, fileName: uniqueName(name, usedNames(context, file)) };
}

/**
 * The values with which whoever reads them can write there: policy and signature of a form, what signs an
 * address. An upload in parts has thousands of addresses, each of which is looked for as a whole.
 */
export function secretFields(target: UploadTarget): string[] {
	if (target.to === 's3Parts') return [];
	const fields = target.to === 'urlPost' ? target.fields : [];
	return signingValues([...fields, ...target.url.searchParams]);
}

/** The addresses with which whoever reads them can write there. That of a form is nothing without its fields. */
export function secretAddresses(target: UploadTarget): readonly URL[] {
	if (target.to === 's3Parts') return target.urls;
	return target.to === 'urlPost' && target.fields.length > 0 ? [] : [target.url];
}
