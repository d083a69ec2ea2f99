import { formatOf } from '../../files/download/fileFormat';
import { DEFAULT_FILE_NAME, fileName, uniqueName } from '../../files/download/fileName';
import { checkNameWithFolders, nameWithFolders } from '../../files/download/nameWithFolders';
import { progressLog } from '../../files/download/progressLog';
import { storeFile } from '../../files/download/storeFile';
import { InputError } from '../../shared/errors';
import type { JsonObject } from '../../shared/json';
import { readNumber, readSwitch, readText, valuesOf } from '../../shared/parameters/parameters';
import { requireExecution } from '../common/executionMemory';
import { FileItem, optionsField, type Operation } from '../common/operation';
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
import { momentFormatter } from './output/formatMoment';
import { unavailableFile } from './source/unavailableFile';
import { usedNames } from './output/usedNames';
import { withoutUpload } from './output/withoutUpload';

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
		...simplifyFields,
		optionsField([
			{
				displayName: 'Allow Folders',
				name: 'allowFolders',
				type: 'boolean',
				default: false,
				displayOptions: { show: { fileName: [{ _cnd: { regex: '/' } }] } },
				description:
					'Whether each / in File Name makes a folder, as in {session_name}/{short_id}.{extension}. Storage nodes such as S3 take the folders from the name. A / in a value that is filled in never makes one.',
			},
			verifyFileSizeOption,
			{
				...fileNameOption,
				description: `${fileNameOption.description} With a / in the template, Allow Folders can be added. Otherwise, / is replaced.`,
			},
			...absenceOptions,
			{
				displayName: 'Memory Limit (MiB)',
				name: 'memoryLimitMiB',
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
	outputFields: fileOutputFields('saved_as', 'bytes', 'sha256'),
	async execute(context, itemIndex, openApi) {
		requireExecution(context);
		const api = await openApi();
		const options = valuesOf(context, 'options', itemIndex);
		const property = readText(
			context.getNodeParameter('binaryPropertyName', itemIndex),
			'Put Output File in Field',
		);
		if (property === undefined) {
			throw new InputError(
				"'Put Output File in Field': the name is empty",
				'Give a name such as data.',
			);
		}
		const template = readText(options.fileName, 'File Name') ?? DEFAULT_FILE_NAME;
		const format = momentFormatter(context, itemIndex);
		const allowFolders = readSwitch(options.allowFolders, 'Allow Folders', false);
		const nameOf = allowFolders ? nameWithFolders : fileName;
		if (allowFolders) checkNameWithFolders(template, format);
		else fileName(template, {}, format);
		const memoryLimit =
			MIB *
			readNumber(options.memoryLimitMiB, 'Memory Limit (MiB)', {
				min: 1,
				max: 1_000_000,
				fallback: DEFAULT_MEMORY_LIMIT_MIB,
			});

		const checks = readFileChecks(options);
		const simplify = readSimplify(context, itemIndex);
		const output: Array<JsonObject | FileItem> = [];
		const selection = readSelection(context, itemIndex);
		const { files, isLive, waysTo } = await findFiles(context, api, itemIndex, options, selection);
		for (const file of files) {
			const absent = unavailableFile(file, options, isLive);
			if (absent !== undefined) {
				output.push(fileOutput(file, absent, simplify));
				continue;
			}
			const name = uniqueName(nameOf(template, file, format), usedNames(context, file));
			const { binary, bytes, sha256 } = await storeFile(context, waysTo(file), file, {
				fileName: name,
				mimeType: formatOf(file).mimeType,
				memoryLimit,
				...checks,
				onProgress: progressLog(context, name),
			});
			const stored = { saved_as: name, bytes, ...(sha256 && { sha256 }) };
			const json = fileOutput(withoutUpload(file), stored, simplify);
			output.push(new FileItem(json, { [property]: binary }));
		}
		return output;
	},
};
