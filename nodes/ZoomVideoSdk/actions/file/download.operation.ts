import { formatOf } from '../../files/download/fileFormat';
import { DEFAULT_FILE_NAME, fileName, uniqueName } from '../../files/download/fileName';
import { progressLog } from '../../files/download/progressLog';
import { storeFile } from '../../files/download/storeFile';
import { InputError } from '../../shared/errors';
import type { JsonObject } from '../../shared/json';
import { readNumber, readText, valuesOf } from '../../shared/parameters';
import { FileItem, optionsField, type Operation } from '../common/operation';
import { sessionIdEncodingOption } from '../common/sessionLocator';
import { waitOptions } from '../common/waitOptions';
import { selectionFields, sourceFields } from './sharedFields';
import { absenceOptions, verifyFileSizeOption, fileNameOption, sha256Option } from './sharedOptions';
import { readSelection } from './fileSource';
import { findFiles } from './findFiles';
import { momentFormatter } from './formatMoment';
import { unavailableFile } from './unavailableFile';
import { usedNames } from './usedNames';
import { withoutUpload } from './withoutUpload';

/** n8n's own limit where it stores binary data in its database. */
const DEFAULT_MEMORY_LIMIT_MIB = 512;
const MIB = 1_048_576;

/** Files of a recording, checked and complete, as n8n binary data: one item per file. */
export const download: Operation = {
	option: {
		name: 'Download',
		value: 'download',
		action: 'Download recording files',
		description: 'Download the files of a recording into n8n, one item per file',
	},
	fields: [
		...sourceFields,
		...selectionFields,
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The name of the output binary field to put the file in',
		},
		optionsField([
			verifyFileSizeOption,
			fileNameOption,
			...absenceOptions,
			{
				displayName: 'Memory Limit (MiB)',
				name: 'memoryLimit',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: DEFAULT_MEMORY_LIMIT_MIB,
				description:
					'Largest file to accept when n8n holds whole files in memory, as it does unless it stores binary data in the file system. In filesystem mode there is no limit.',
			},
			sessionIdEncodingOption,
			sha256Option,
			...waitOptions,
		]),
	],
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const options = valuesOf(context, 'options', itemIndex);
		const property = readText(
			context.getNodeParameter('binaryPropertyName', itemIndex),
			'Put Output File in Field',
		);
		if (property === undefined) {
			throw new InputError(
				'Put Output File in Field: the name is empty',
				'Give a name such as data.',
			);
		}
		const template = readText(options.fileName, 'File Name') ?? DEFAULT_FILE_NAME;
		const format = momentFormatter(context, itemIndex);
		fileName(template, {}, format);
		const memoryLimit =
			MIB *
			readNumber(options.memoryLimit, 'Memory Limit (MiB)', {
				min: 1,
				max: 1_000_000,
				fallback: DEFAULT_MEMORY_LIMIT_MIB,
			});

		const output: Array<JsonObject | FileItem> = [];
		const selection = readSelection(context, itemIndex);
		const { files, waysTo } = await findFiles(context, api, itemIndex, options, selection);
		for (const file of files) {
			const absent = unavailableFile(file, options);
			if (absent !== undefined) {
				output.push(absent);
				continue;
			}
			const name = uniqueName(fileName(template, file, format), usedNames(context, file));
			const { binary, bytes, sha256 } = await storeFile(context, waysTo(file), file, {
				fileName: name,
				mimeType: formatOf(file).mimeType,
				memoryLimit,
				verifyFileSize: options.verifyFileSize !== false,
				sha256: options.sha256 === true,
				onProgress: progressLog(context, name),
			});
			const json = { ...withoutUpload(file), saved_as: name, bytes, ...(sha256 && { sha256 }) };
			output.push(new FileItem(json, { [property]: binary }));
		}
		return output;
	},
};
