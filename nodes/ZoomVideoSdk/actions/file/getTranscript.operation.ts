import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { fileName, TRANSCRIPT_FILE_NAME, uniqueName } from '../../files/download/fileName';
import { loadFile } from '../../files/download/loadFile';
import {
	joinNeighbours,
	speakerShares,
	toMarkdown,
	toSrt,
	toText,
} from '../../files/transcript/formatTranscript';
import { parseVtt, type Segment } from '../../files/transcript/parseVtt';
import type { JsonObject } from '../../shared/json';
import { readChoice, readSwitch, valuesOf } from '../../shared/parameters/parameters';
import type { RecordingFile } from '../../zoom/recordings/sessionFiles';
import { requireExecution } from '../common/executionMemory';
import { FileItem, optionsField, type Operation } from '../common/operation';
import { sessionIdEncodingOption } from '../common/sessionLocator';
import { readSimplify, simplifyFields } from '../common/simplify';
import { waitOptions } from '../common/waitOptions';
import { sourceFields } from './source/sourceFields';
import { absenceOptions } from './source/absence';
import { readVerifyFileSize, verifyFileSizeOption } from './sharedOptions';
import { fileOutput, fileOutputFields } from './output/fileOutput';
import { findFiles } from './source/findFiles';
import { momentFormatter } from './output/formatMoment';
import { unavailableFile } from './source/unavailableFile';
import { usedNames } from './output/usedNames';

const FORMATS = ['text', 'segments', 'markdown', 'srt', 'file'] as const;

const formatField: INodeProperties = {
	displayName: 'Format',
	name: 'format',
	type: 'options',
	default: 'text',
	options: [
		{
			name: 'File',
			value: 'file',
			description: 'The VTT file itself, as binary data in the field "data"',
		},
		{ name: 'Markdown', value: 'markdown', description: 'Paragraphs with speaker and time' },
		{
			name: 'Segments',
			value: 'segments',
			description: 'A list of start, end (seconds), speaker and text',
		},
		{ name: 'SRT', value: 'srt', description: 'Subtitles for video players' },
		{ name: 'Text', value: 'text', description: 'One line per segment: "Speaker: text"' },
	],
	description:
		"The form in which to return the transcript. Every form includes each speaker's talk time and number of words.",
};

type Format = (typeof FORMATS)[number];

function readFormat(context: IExecuteFunctions, itemIndex: number): Format {
	const chosen = context.getNodeParameter('format', itemIndex, 'text');
	return readChoice(chosen, 'Format', FORMATS, 'text');
}

function inFormat(format: Format, segments: readonly Segment[]): JsonObject {
	switch (format) {
		case 'segments':
			return { segments: segments.map((segment) => ({ ...segment })) };
		case 'markdown':
			return { text: toMarkdown(segments) };
		case 'srt':
			return { text: toSrt(segments) };
		case 'text':
			return { text: toText(segments) };
		case 'file':
			return {};
	}
}

/** The transcript of a session, read and put into the form that the next step needs. */
export const getTranscript: Operation = {
	option: {
		name: 'Get Transcript',
		value: 'getTranscript',
		action: 'Get session transcript',
		description: 'Get what was said as text, segments, Markdown or subtitles, with talk times',
	},
	fields: [
		...sourceFields,
		formatField,
		...simplifyFields,
		optionsField([
			verifyFileSizeOption,
			...absenceOptions,
			{
				displayName: 'Merge Consecutive Lines by Speaker',
				name: 'mergeLinesBySpeaker',
				type: 'boolean',
				default: true,
				description:
					'Whether to merge consecutive lines of the same speaker into one segment. Without this option, they are merged in every format but SRT, where each would be one long subtitle.',
			},
			sessionIdEncodingOption,
			{
				displayName: 'Use Captions Instead',
				name: 'useCaptionsInstead',
				type: 'boolean',
				default: false,
				description: 'Whether to read the closed captions instead of the transcript',
			},
			...waitOptions,
		]),
	],
	outputFields: (context, itemIndex) =>
		fileOutputFields(...Object.keys(inFormat(readFormat(context, itemIndex), [])), 'speakers'),
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const options = valuesOf(context, 'options', itemIndex);
		const format = readFormat(context, itemIndex);
		if (format === 'file') requireExecution(context);
		const verifyFileSize = readVerifyFileSize(options);
		const mergesLines = readSwitch(
			options.mergeLinesBySpeaker,
			'Merge Consecutive Lines by Speaker',
			format !== 'srt',
		);
		const useCaptions = readSwitch(options.useCaptionsInstead, 'Use Captions Instead', false);
		const kind = useCaptions ? 'captions' : 'transcript';
		const selection = { by: 'kinds', kinds: [kind] } as const;
		const simplify = readSimplify(context, itemIndex);
		const { files, isLive, waysTo } = await findFiles(context, api, itemIndex, options, selection);
		const output: Array<JsonObject | FileItem> = [];
		for (const file of files) {
			const absent = unavailableFile(file, options, isLive);
			output.push(absent ? fileOutput(file, absent, simplify) : await readTranscript(file));
		}
		return output;

		async function readTranscript(file: RecordingFile): Promise<JsonObject | FileItem> {
			const bytes = await loadFile(context, waysTo(file), file, verifyFileSize);
			const all = parseVtt(new TextDecoder().decode(bytes));
			const segments = mergesLines ? joinNeighbours(all) : all;
			const speakers = speakerShares(all).map((share) => ({ ...share }));
			const json = fileOutput(file, { ...inFormat(format, segments), speakers }, simplify);
			if (format !== 'file') return json;
			const ofMoment = momentFormatter(context, itemIndex);
			const name = uniqueName(
				fileName(TRANSCRIPT_FILE_NAME, file, ofMoment),
				usedNames(context, file),
			);
			return new FileItem(json, {
				data: await context.helpers.prepareBinaryData(bytes, name, 'text/vtt'),
			});
		}
	},
};
