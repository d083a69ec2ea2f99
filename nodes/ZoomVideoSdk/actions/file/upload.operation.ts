import { formatOf } from '../../files/download/fileFormat';
import { progressLog } from '../../files/download/progressLog';
import { withoutTarget } from '../../files/upload/target/targetFile';
import { namesFile } from '../../files/upload/namesFile';
import { addressField, storedHash, uploadKey } from '../../files/upload/targetPlace';
import { secretAddresses, secretTexts } from '../../files/upload/targetSecrets';
import { upload } from '../../files/upload/upload';
import { InputError } from '../../shared/errors';
import { textOf } from '../../shared/json';
import { readSwitch, rowsOf, valuesOf, type Values } from '../../shared/parameters/parameters';
import { fileDigest } from '../../zoom/recordings/dedupeKey';
import { doOnce } from '../common/doOnce';
import { optionsField, type Operation } from '../common/operation';
import { sessionIdEncodingOption } from '../common/sessionLocator';
import { readSimplify, simplifyFields } from '../common/simplify';
import { waitOptions } from '../common/waitOptions';
import { selectionFields, sourceFields } from './source/sourceFields';
import { absenceOptions } from './source/absence';
import {
	verifyFileSizeOption,
	fileNameOption,
	readFileChecks,
	sha256Option,
} from './sharedOptions';
import { fileOutput, fileOutputFields } from './output/fileOutput';
import { readSelection } from './source/readSelection';
import { findFiles } from './source/findFiles';
import { readTarget, withFileName } from './target/readTarget';
import { chunkSizeOption, targetFields } from './target/targetFields';
import { unavailableFile } from './source/unavailableFile';
import { claimAddress } from './target/usedAddresses';
import { outputWithoutAddress } from './target/withoutAddress';
import { OF_UPLOAD, withoutUpload } from './output/withoutUpload';

/** Headers that the upload sets itself. */
const OWN_HEADERS = ['content-length', 'host', 'transfer-encoding', 'connection', 'authorization'];

/** Reads the list of extra headers. */
function readHeaders(options: Values): Record<string, string> {
	const headers: Record<string, string> = {};
	for (const { name, value } of rowsOf(options.headers, 'header')) {
		const text = String(name ?? '').trim();
		if (text === '') continue;
		if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(text) || OWN_HEADERS.includes(text.toLowerCase())) {
			// If the whole header is in Name, its value is there too.
			throw new InputError(
				`'Headers': "${text.split(':')[0]}" cannot be set`,
				'Use headers that the pre-signed address was signed for, such as x-ms-blob-type.',
			);
		}
		// What Node's client accepts. With anything else it throws, and each try would look like a broken
		// connection.
		if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(String(value ?? ''))) {
			throw new InputError(
				`'Headers': the value of ${text} has a character that a header cannot carry`,
				'Remove line breaks and characters beyond Western European ones.',
			);
		}
		headers[text] = String(value ?? '');
	}
	return headers;
}

/** Sends a file straight from Zoom to where it is kept, without storing it in n8n. */
export const uploadOperation: Operation = {
	option: {
		name: 'Upload',
		value: 'upload',
		action: 'Upload recording file',
		description:
			'Send a file from Zoom straight to Google Drive, OneDrive, Slack, S3 or another bucket, without storing it in n8n',
	},
	fields: [
		...sourceFields,
		...selectionFields,
		...targetFields,
		...simplifyFields,
		optionsField([
			verifyFileSizeOption,
			chunkSizeOption,
			{
				displayName: 'Measure Size First',
				name: 'measureSizeFirst',
				type: 'boolean',
				default: false,
				description:
					'Whether to read the file an extra time to measure it when Zoom does not report its size, which the target needs in advance',
			},
			{ ...fileNameOption, displayOptions: { show: { '/uploadTo': ['urlPost'] } } },
			{
				displayName: 'Headers',
				name: 'headers',
				type: 'fixedCollection',
				displayOptions: { show: { '/uploadTo': ['urlPut', 'urlPost'] } },
				typeOptions: { multipleValues: true },
				placeholder: 'Add header',
				default: {},
				description:
					'Headers to send with the file, if the address was signed for them. Content-Type is set from the type of the file.',
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
	changesSomething: true,
	outputFields: fileOutputFields('bytes', 'status', ...OF_UPLOAD),
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const options = valuesOf(context, 'options', itemIndex);
		const measureSizeFirst = readSwitch(options.measureSizeFirst, 'Measure Size First', false);
		const checks = readFileChecks(options);
		const selection = readSelection(context, itemIndex);
		const simplify = readSimplify(context, itemIndex);
		const nothing = await outputWithoutAddress(
			context,
			api,
			itemIndex,
			options,
			selection,
			simplify,
		);
		if (nothing !== undefined) return nothing;
		const target = readTarget(context, itemIndex, api.access, options);
		const isWhole = target.to === 'urlPut' || target.to === 'urlPost';
		const headers = isWhole ? readHeaders(options) : {};
		const { files, isLive, waysTo } = await findFiles(context, api, itemIndex, options, selection);
		if (files.length > 1) {
			throw new InputError(
				`'${addressField(target)}': ${files.length} files would be sent to one address`,
				"Use one item per file: choose File as the Output of the trigger or of Recording: Get Many. If you split the lists of a session (there are two, recording_files and participant_audio_files), set 'Files From' to Single File, and give it the session_id and the id of the file.",
			);
		}
		const [file] = files;
		if (file === undefined) return [];
		const absent = unavailableFile(file, options, isLive);
		if (absent !== undefined) return [fileOutput(file, absent, simplify)];
		const named = withFileName(context, itemIndex, target, file, options);
		claimAddress(context, named, file);
		const send = async () => {
			const contentType = Object.entries(headers).find(([name]) => /^content-type$/i.test(name));
			// Targets of a POST without a form (Slack, Dropbox) expect plain bytes.
			const isBare = named.to === 'urlPost' && named.fields.length === 0;
			const mimeType = isBare ? 'application/octet-stream' : formatOf(file).mimeType;
			const result = await upload(context, waysTo(file), file, named, {
				headers,
				mimeType: contentType?.[1] ?? mimeType,
				measureSizeFirst,
				...checks,
				onProgress: progressLog(context, textOf(file.id) ?? textOf(file.file_type) ?? 'without ID'),
			});
			const { status, etag, bytes, sha256, response, parts, unverifiedBytes } = result;
			const own = withoutUpload(withoutTarget(file, secretAddresses(named), secretTexts(named)));
			const isUnproven = unverifiedBytes !== undefined || !namesFile(named, file, response);
			const target_hash = isUnproven ? undefined : storedHash(named, response);
			const sent = {
				uploaded: true,
				bytes,
				status,
				...(response && { response }),
				etag,
				...(sha256 && { sha256 }),
				...(parts && { parts: parts.map((part) => ({ ...part })) }),
				...(unverifiedBytes !== undefined && { unverified_bytes: unverifiedBytes }),
				...(target_hash !== undefined && { target_hash }),
				// Zoom's status says whether the file was finished, the other one what the target answered.
				...(typeof own.status === 'string' && { zoom_status: own.status }),
			};
			return fileOutput(own, sent, simplify);
		};
		const what = ['upload', ...uploadKey(named), fileDigest(file)];
		return [await doOnce(context, itemIndex, what, send)];
	},
};
