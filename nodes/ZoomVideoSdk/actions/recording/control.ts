import type { INodePropertyOptions } from 'n8n-workflow';

import { valuesOf } from '../../shared/parameters/parameters';
import { ErrorCode } from '../../zoom/http/errorCodes';
import type { ErrorMessages, Explanation } from '../../zoom/http/errorMessages';
import { sessionPath, type SessionIdEncoding } from '../../zoom/http/paths';
import type { Attempt, ZoomApi, ZoomCall } from '../../zoom/http/ZoomApi';
import { readRecordingState } from '../../zoom/recordings/readRecordingState';
import { doOnce } from '../common/doOnce';
import { optionsField, type Operation } from '../common/operation';
import {
	liveSessionField,
	sessionIdEncodingOption,
	readSessionIdEncoding,
} from '../common/sessionLocator';
import { readLiveSession } from '../common/liveSession';

/** What Zoom can be asked to do with the cloud recording of a live session. */
export type Control = 'start' | 'stop' | 'pause' | 'resume';

/** Codes with which Zoom rejects a change of a recording that is in another state. */
const REJECTED: readonly number[] = [ErrorCode.VALIDATION_FAILED, ErrorCode.WRONG_STATE];

/** Why Zoom may reject it. */
const REASONS: Readonly<Record<Control, string>> = {
	start:
		'It may already be recorded or paused (then use Resume), and a host must be in the session.',
	stop: 'It may already have been stopped, or never started.',
	pause: 'It may already be paused, or not be recorded at all.',
	resume: 'It may already be recorded, or not have been started. Resume works only after Pause.',
};

/** Zoom documents no code of its own for a recording that is in another state. */
export function rejected(control: Control): Explanation {
	return {
		message: `Zoom did not ${control} the recording`,
		description: `${REASONS[control]} Recording: Get State shows what Zoom lists about it, and the trigger's events Recording Started, Paused, Resumed and Stopped report each change.`,
	};
}

/** What it means if Zoom does not know a session whose recording is to be controlled. */
export const notLive: ErrorMessages = {
	[ErrorCode.SESSION_NOT_FOUND]: {
		message: 'Zoom does not know this session, or it is not live',
		description:
			'Recording can be controlled only while a session is live. Check the session ID: each run of a session gets a new one, even under the same name.',
	},
};

/**
 * The call that controls the cloud recording of a live session.
 *
 * Zoom answers 202: it accepted the request. An event of the trigger (`session.recording_started` and so
 * on) confirms that it took effect.
 *
 * @see https://developers.zoom.us/docs/api/video-sdk/#tag/sessions/PATCH/videosdk/sessions/{sessionId}/events
 */
export function controlCall(
	control: Control,
	sessionId: string,
	encoding: SessionIdEncoding,
): ZoomCall {
	return {
		method: 'PATCH',
		path: sessionPath(sessionId, encoding, 'events'),
		body: { method: `recording.${control}` },
		idempotent: false,
		meanings: {
			...notLive,
			...Object.fromEntries(REJECTED.map((code) => [code, rejected(control)])),
		},
	};
}

/** What Zoom lists of a recording that was changed so. It does not say whether a pause ends a stretch. */
const LISTED: Readonly<Record<Exclude<Control, 'start'>, readonly string[]>> = {
	stop: ['not_recording', 'not_listed'],
	pause: ['recording', 'not_recording'],
	resume: ['recording'],
};

/** Whether a call whose answer was lost seems to have been carried out, now that Zoom rejects it. */
async function isCarriedOut(
	api: ZoomApi,
	control: Exclude<Control, 'start'>,
	sessionId: string,
	encoding: SessionIdEncoding,
): Promise<boolean> {
	try {
		const { state } = await readRecordingState(api, sessionId, { encoding, type: 'live' });
		return LISTED[control].includes(state);
	} catch {
		return false;
	}
}

/** Makes an operation that controls the cloud recording of a live session. */
export function controlOperation(
	control: Exclude<Control, 'start'>,
	option: INodePropertyOptions,
): Operation {
	return {
		option,
		fields: [liveSessionField, optionsField([sessionIdEncodingOption])],
		changesSomething: true,
		async execute(context, itemIndex, openApi) {
			const api = await openApi();
			const encoding = readSessionIdEncoding(valuesOf(context, 'options', itemIndex));
			const sessionId = await readLiveSession(context, api, itemIndex);
			const call = async (attempt: Attempt) => {
				const mayBeDone = attempt.mayBeDone;
				const { reply, error } = await api.tryCall({
					...controlCall(control, sessionId, encoding),
					attempt,
				});
				const isRejected = reply?.code !== undefined && REJECTED.includes(reply.code);
				const isDone =
					mayBeDone && isRejected && (await isCarriedOut(api, control, sessionId, encoding));
				if (error !== undefined && !isDone) throw error;
				return { session_id: sessionId, method: `recording.${control}`, accepted: true };
			};
			return [await doOnce(context, itemIndex, [control, sessionId], call)];
		},
	};
}
