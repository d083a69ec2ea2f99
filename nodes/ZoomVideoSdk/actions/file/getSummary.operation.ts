import { loadFile } from '../../files/download/loadFile';
import { cutAtWord, summaryText } from '../../files/transcript/summaryText';
import { ZoomError } from '../../shared/errors';
import { parseJson, type JsonObject } from '../../shared/json';
import { readNumber, valuesOf } from '../../shared/parameters/parameters';
import { optionsField, type Operation } from '../common/operation';
import { sessionIdEncodingOption } from '../common/sessionLocator';
import { readSimplify, simplifyFields } from '../common/simplify';
import { waitOptions } from '../common/waitOptions';
import { sourceFields } from './source/sourceFields';
import { absenceOptions } from './source/absence';
import { readVerifyFileSize, verifyFileSizeOption } from './sharedOptions';
import { fileOutput, fileOutputFields } from './output/fileOutput';
import { findFiles } from './source/findFiles';
import { unavailableFile } from './source/unavailableFile';

/** The AI summary of a session: Zoom's JSON, and its words as one text. */
export const getSummary: Operation = {
	option: {
		name: 'Get Summary',
		value: 'getSummary',
		action: 'Get session summary',
		description: "Get the AI summary of a session, as Zoom's JSON and as text ready for chat",
	},
	fields: [
		...sourceFields,
		...simplifyFields,
		optionsField([
			verifyFileSizeOption,
			...absenceOptions,
			{
				displayName: 'Max Text Length',
				name: 'maxTextLength',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description:
					'Maximum number of characters. The text is cut between words. 0 means no limit. Slack accepts 3000 in a block.',
			},
			sessionIdEncodingOption,
			...waitOptions,
		]),
	],
	outputFields: fileOutputFields('text', 'summary'),
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const options = valuesOf(context, 'options', itemIndex);
		const maxLength = readNumber(options.maxTextLength, 'Max Text Length', {
			min: 0,
			max: Number.MAX_SAFE_INTEGER,
			fallback: 0,
		});
		const verifyFileSize = readVerifyFileSize(options);
		const selection = { by: 'kinds', kinds: ['summary'] } as const;
		const simplify = readSimplify(context, itemIndex);
		const output: JsonObject[] = [];
		const { files, isLive, waysTo } = await findFiles(context, api, itemIndex, options, selection);
		for (const file of files) {
			const absent = unavailableFile(file, options, isLive);
			if (absent !== undefined) {
				output.push(fileOutput(file, absent, simplify));
				continue;
			}
			const bytes = await loadFile(context, waysTo(file), file, verifyFileSize);
			const summary = parseJson(new TextDecoder().decode(bytes));
			if (summary === undefined) {
				throw new ZoomError('The summary file is not JSON', {
					description: 'Use Download to see what is in it.',
				});
			}
			const whole = summaryText(summary);
			const text = maxLength > 0 ? cutAtWord(whole, maxLength) : whole;
			output.push(fileOutput(file, { text, summary }, simplify));
		}
		return output;
	},
};
