import { valuesOf } from '../../shared/parameters/parameters';
import { readRecordingState } from '../../zoom/recordings/readRecordingState';
import { type Operation } from '../common/operation';
import {
	begunSessionField,
	encodingOptions,
	readSession,
	readSessionIdEncoding,
} from '../common/sessionLocator';
import { begunTypeField, notOfType, readBegunType } from '../common/sessionTypes';

/**
 * What Zoom says about the state of a cloud recording: the stretches of time for which the session's
 * users have one. Zoom has no call for the state itself, and only the trigger's events report a pause
 * reliably.
 */
export const getState: Operation = {
	option: {
		name: 'Get State',
		value: 'getState',
		action: 'Get recording state',
		description:
			'Get whether a session is being recorded, from the periods of cloud recording that Zoom lists for it',
	},
	fields: [begunTypeField, begunSessionField, encodingOptions],
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const encoding = readSessionIdEncoding(valuesOf(context, 'options', itemIndex));
		const type = readBegunType(context, itemIndex);
		const sessionId = await readSession(context, api, itemIndex, type);
		const state = await readRecordingState(api, sessionId, { encoding, type }, notOfType);
		return [{ session_id: sessionId, ...state }];
	},
};
