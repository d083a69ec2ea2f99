import type { INodeProperties } from 'n8n-workflow';

import { readChoice, readNumber, valuesOf } from '../../shared/parameters/parameters';
import { doOnce } from '../common/doOnce';
import { optionsField, type Operation } from '../common/operation';
import {
	liveSessionField,
	readSessionIdEncoding,
	sessionIdEncodingOption,
} from '../common/sessionLocator';
import { readLiveSession } from '../common/liveSession';
import { startRecording } from './startRecording';

const MAX_MINUTES = 24 * 60;

const ifAlreadyRecordingOption: INodeProperties = {
	displayName: 'If Already Recording',
	name: 'ifAlreadyRecording',
	type: 'options',
	default: 'error',
	options: [
		{
			name: 'Continue',
			value: 'continue',
			description: 'The item has "accepted" set to false. Start can then run at every User Joined.',
		},
		{ name: 'Fail', value: 'error', description: 'The item fails with an error' },
	],
	description: 'What to do when the session is already being recorded',
};

const waitForHostOption: INodeProperties = {
	displayName: 'Wait for Host (Minutes)',
	name: 'waitForHostMinutes',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: MAX_MINUTES },
	default: 0,
	description:
		'How long to keep trying while the session has no host, because Zoom records only while a host is present. The node fails if the session ends first. The execution keeps running while it waits.',
};

/** Starts the cloud recording of a live session. */
export const start: Operation = {
	option: {
		name: 'Start',
		value: 'start',
		action: 'Start recording',
		description: 'Start the cloud recording of a live session',
	},
	fields: [
		liveSessionField,
		optionsField([ifAlreadyRecordingOption, sessionIdEncodingOption, waitForHostOption]),
	],
	changesSomething: true,
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const options = valuesOf(context, 'options', itemIndex);
		const label = 'Wait for Host (Minutes)';
		const range = { min: 0, max: MAX_MINUTES, fallback: 0 };
		const waitMinutes = readNumber(options.waitForHostMinutes, label, range);
		const choices = ['error', 'continue'] as const;
		const ifAlreadyRecording = readChoice(
			options.ifAlreadyRecording,
			'If Already Recording',
			choices,
			'error',
		);
		const encoding = readSessionIdEncoding(options);
		const sessionId = await readLiveSession(context, api, itemIndex);
		const acceptsRunning = ifAlreadyRecording === 'continue';
		const settings = { encoding, waitMinutes, acceptsRunning };
		const started = await doOnce(context, itemIndex, ['start', sessionId], async (attempt) => {
			const accepted = await startRecording(api, sessionId, settings, attempt);
			return { session_id: sessionId, method: 'recording.start', accepted };
		});
		return [started];
	},
};
