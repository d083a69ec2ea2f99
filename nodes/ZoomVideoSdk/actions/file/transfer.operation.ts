import { formatOf } from '../../files/download/fileFormat';
import { progressLog } from '../../files/download/progressLog';
import { uploadFile } from '../../files/upload/uploadFile';
import { parseUploadUrl, targetHash } from '../../files/upload/uploadUrl';
import { InputError } from '../../shared/errors';
import { textOf } from '../../shared/json';
import { valuesOf, type Values } from '../../shared/parameters';
import { optionsField, type Operation } from '../common/operation';
import { sessionIdEncodingOption } from '../common/sessionLocator';
import { waitOptions } from '../common/waitOptions';
import { absenceOptions, selectionFields, sourceFields } from './fields';
import { checkSizeOption, sha256Option } from './fileOptions';
import { readSelection } from './fileSource';
import { findFiles } from './findFiles';
import { unavailableFile } from './unavailableFile';
import { claimAddress } from './usedAddresses';

/** Headers that the upload sets itself. */
const OWN_HEADERS = ['content-length', 'host', 'transfer-encoding', 'connection', 'authorization'];

/** Reads the list of extra headers. */
function readHeaders(options: Values): Record<string, string> {
	const collection: unknown = options.headers;
	const entries: unknown =
		typeof collection === 'object' && collection !== null ? Reflect.get(collection, 'header') : [];
	const headers: Record<string, string> = {};
	for (const entry of Array.isArray(entries) ? entries : []) {
		const { name, value }: Values = typeof entry === 'object' && entry !== null ? { ...entry } : {};
		const text = String(name ?? '').trim();
		if (text === '') continue;
		if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(text) || OWN_HEADERS.includes(text.toLowerCase())) {
			throw new InputError(
				`Headers: “${text}” cannot be set`,
				'Give headers that the pre-signed address was signed for, such as x-ms-blob-type.',
			);
		}
		// What Node's client accepts: it would throw, and each try would look like a broken connection.
		if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(String(value ?? ''))) {
			throw new InputError(
				`Headers: the value of ${text} has a character that a header cannot carry`,
				'Remove line breaks, and letters and signs beyond Western European ones.',
			);
		}
		headers[text] = String(value ?? '');
	}
	return headers;
}

/** A file sent from Zoom straight to a pre-signed address, without being stored in n8n. */
export const transfer: Operation = {
	option: {
		name: 'Transfer',
		value: 'transfer',
		action: 'Transfer a recording file to a bucket',
		description:
			'Send a file from Zoom straight to a pre-signed address (S3, Google Cloud Storage, Azure), storing nothing in n8n',
	},
	fields: [
		...sourceFields,
		...selectionFields,
		{
			displayName: 'Upload URL',
			name: 'uploadUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. {{ $json.upload_url }}',
			description:
				'The pre-signed address to which the file is sent by PUT. Each file needs one of its own: have one item a file, and use an expression.',
		},
		optionsField([
			checkSizeOption,
			{
				displayName: 'Count First',
				name: 'countFirst',
				type: 'boolean',
				default: false,
				description:
					'Whether to read the file once to count its bytes where Zoom does not tell its length, which the target needs beforehand',
			},
			{
				displayName: 'Headers',
				name: 'headers',
				type: 'fixedCollection',
				typeOptions: { multipleValues: true },
				placeholder: 'Add header',
				default: {},
				description:
					'Headers to send with the file, if the address was signed for them. Content-Type is set by the type of the file.',
				options: [
					{
						displayName: 'Header',
						name: 'header',
						values: [
							{
								displayName: 'Name',
								name: 'name',
								type: 'string',
								default: '',
								placeholder: 'e.g. x-ms-blob-type',
							},
							{
								displayName: 'Value',
								name: 'value',
								type: 'string',
								default: '',
								placeholder: 'e.g. BlockBlob',
							},
						],
					},
				],
			},
			...absenceOptions,
			sessionIdEncodingOption,
			sha256Option,
			...waitOptions,
		]),
	],
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const options = valuesOf(context, 'options', itemIndex);
		const headers = readHeaders(options);
		const address = String(context.getNodeParameter('uploadUrl', itemIndex) ?? '').trim();
		const target = parseUploadUrl(address, api.access);
		const selection = readSelection(context, itemIndex);
		const files = await findFiles(context, api, itemIndex, options, selection);
		if (files.length > 1) {
			throw new InputError(
				`Upload URL: ${files.length} files would be sent to one address`,
				'Have one item a file: choose File as the Output of the trigger or of Recording: Get Many. Who splits lists: a session has two of them, recording_files and participant_audio_files.',
			);
		}
		const [file] = files;
		if (file === undefined) return [];
		const absent = unavailableFile(file, options);
		if (absent !== undefined) return [absent];
		claimAddress(context, target, file);
		const contentType = Object.entries(headers).find(([name]) => /^content-type$/i.test(name));
		const { status, etag, bytes, sha256 } = await uploadFile(context, api.access, file, target, {
			headers,
			mimeType: contentType?.[1] ?? formatOf(file).mimeType,
			countFirst: options.countFirst === true,
			checkSize: options.checkSize !== false,
			sha256: options.sha256 === true,
			onProgress: progressLog(context, textOf(file.id) ?? textOf(file.file_type) ?? 'without ID'),
		});
		// The next execution sends another file to an address that is always the same, and replaces this one.
		const isFixed = !/^=[^]*\{\{/.test(String(context.getNode().parameters.uploadUrl));
		return [
			{
				...file,
				// Zoom's status says whether the file was finished, the other one what the target answered.
				...(typeof file.status === 'string' && { zoom_status: file.status }),
				transferred: true,
				status,
				etag,
				bytes,
				...(sha256 && { sha256 }),
				// Of an item that was transferred before, the earlier one goes.
				target_hash: isFixed ? undefined : targetHash(target),
			},
		];
	},
};
