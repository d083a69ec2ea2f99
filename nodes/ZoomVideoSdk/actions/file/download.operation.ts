import { progressLog } from '../../transport/progressLog';
import { storeFile } from '../../transport/storeFile';
import { formatOf } from '../../zoom/fileFormat';
import { DEFAULT_FILE_NAME, fileName, uniqueName } from '../../zoom/fileName';
import type { JsonObject } from '../../zoom/json';
import { InputError } from '../../zoom/ZoomError';
import { FileItem, optionsField, shownFor, type Operation } from '../operation';
import { readNumber, readText, valuesOf } from '../parameters';
import { sessionIdEncodingOption } from '../sessionFields';
import { waitOptions } from '../waitOptions';
import { absentFile } from './absentFile';
import { checkSizeOption, fileNameOption, sha256Option } from './fileOptions';
import { findFiles } from './findFiles';
import { momentFormatter } from './formatMoment';
import { readSelection } from './source';
import { absenceOptions, selectionFields, sourceFields } from './sourceFields';
import { takenNames } from './takenNames';

/** n8n's own limit where it stores binary data in its database. */
const DEFAULT_MEMORY_LIMIT_MIB = 512;
const MIB = 1_048_576;

/** Files of a recording, checked and whole, as binary data of n8n: one item a file. */
export const download: Operation = {
	option: {
		name: 'Download',
		value: 'download',
		action: 'Download recording files',
		description: 'Download files of a recording into n8n, one item a file',
	},
	fields: shownFor(
		'file',
		['download'],
		[
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
				checkSizeOption,
				fileNameOption,
				...absenceOptions,
				{
					displayName: 'Memory Limit (MiB)',
					name: 'memoryLimit',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: DEFAULT_MEMORY_LIMIT_MIB,
					description:
						'Largest file that is taken where n8n does not store binary data in the file system and holds whole files in memory. In filesystem mode there is no limit.',
				},
				sessionIdEncodingOption,
				sha256Option,
				...waitOptions,
			]),
		],
	),
	async execute(host, api, itemIndex) {
		const options = valuesOf(host, 'options', itemIndex);
		const property = readText(
			{ property: host.getNodeParameter('binaryPropertyName', itemIndex) },
			'property',
			'Put Output File in Field',
		);
		if (property === undefined) {
			throw new InputError('Put Output File in Field: it is empty', 'Give a name such as data.');
		}
		const template = readText(options, 'fileName', 'File Name') ?? DEFAULT_FILE_NAME;
		const format = momentFormatter(host, itemIndex);
		fileName(template, {}, format);
		const memoryLimit =
			MIB *
			readNumber(options, 'memoryLimit', 'Memory Limit (MiB)', {
				min: 1,
				max: 1_000_000,
				fallback: DEFAULT_MEMORY_LIMIT_MIB,
			});

		const output: Array<JsonObject | FileItem> = [];
		const selection = readSelection(host, itemIndex);
		for (const file of await findFiles(host, api, itemIndex, options, selection)) {
			const absent = absentFile(file, options);
			if (absent !== undefined) {
				output.push(absent);
				continue;
			}
			const name = uniqueName(fileName(template, file, format), takenNames(host));
			const { binary, bytes, sha256 } = await storeFile(host, api.access, file, {
				fileName: name,
				mimeType: formatOf(file).mimeType,
				memoryLimit,
				checkSize: options.checkSize !== false,
				sha256: options.sha256 === true,
				onProgress: progressLog(host, name),
			});
			const json = { ...file, saved_as: name, bytes, ...(sha256 && { sha256 }) };
			output.push(new FileItem(json, { [property]: binary }));
		}
		return output;
	},
};
