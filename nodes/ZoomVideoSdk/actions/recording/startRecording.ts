import { ZoomError } from '../../shared/errors';
import { retry, type RetryPolicy } from '../../shared/async/retry';
import type { Explanation } from '../../zoom/http/errorMessages';
import { ErrorCode } from '../../zoom/http/errorCodes';
import type { SessionIdEncoding } from '../../zoom/http/paths';
import type { ApiResponse } from '../../zoom/http/response';
import type { Attempt, ZoomApi } from '../../zoom/http/ZoomApi';
import { readRecordingState } from '../../zoom/recordings/readRecordingState';
import { startRejectionOf, type StartRejection } from '../../zoom/sessions/startRejection';
import { controlCall, notLive, rejected } from './control';

const FIRST_PAUSE_MS = 3_000;
/** A host who joins is recorded within this time. This costs 240 of Zoom's light calls per hour. */
const MAX_PAUSE_MS = 15_000;
const GROWTH = 1.5;

/** The list of shares is one of Zoom's most limited calls: a thousand a day on the smallest plans. */
const MIN_PAUSE_OF_QUESTIONS_MS = 120_000;

/** Zoom may know a session that has just begun only after a moment. */
const NEW_SESSION_MS = 15_000;

/**
 * So many calls in a row without an answer have another cause than a missing host, such as a wrong
 * address, unless Zoom has answered before: then it is away for a while.
 */
const MOST_SILENCES = 5;

/** Rejections that may pass when a host comes. */
const MAY_PASS: readonly StartRejection[] = ['noHost', 'unclear'];

export interface StartOptions {
	encoding: SessionIdEncoding;
	/** How long to ask again, in minutes; 0 to ask once. */
	waitMinutes: number;
	/** Whether a recording that is already running counts as started. */
	acceptsRunning: boolean;
}

/** An attempt that did not start the recording, as far as is known. */
class NotStarted extends Error {
	constructor(
		/** Whether a later attempt may. */
		readonly mayPass: boolean,
		/** The error if no later attempt does. */
		readonly reason: ZoomError,
	) {
		super(reason.message);
	}
}

/** The explanation of a rejected start; `undefined` if Zoom's code says enough. */
function explanationOf(rejection: StartRejection, waitMinutes: number): Explanation | undefined {
	const minutes = waitMinutes === 1 ? 'a minute' : `${waitMinutes} minutes`;
	const waited = waitMinutes > 0 ? ` within ${minutes}` : '';
	switch (rejection) {
		case 'noHost':
			return {
				message: `No host joined the session${waited}, so Zoom started no recording`,
				description:
					"A recording starts only while a host is in the session: somebody whose token has the role Host. Raise 'Wait for Host (Minutes)', or start at the event User Joined.",
			};
		case 'ended':
			return {
				message: 'The session ended before a recording could start',
				description: 'Perhaps nobody joined as host. A session has an ID for each run.',
			};
		case 'recorded':
			return {
				message: 'The session is already being recorded',
				description: "To go on then, set 'If Already Recording' to Continue.",
			};
		case 'paused':
			return {
				message: 'The recording of the session is paused',
				description: 'Use the operation Resume.',
			};
		case 'unclear':
			return rejected('start');
		case 'final':
			return undefined;
	}
}

function errorOf(
	api: ZoomApi,
	rejection: StartRejection,
	reply: ApiResponse,
	waitMinutes: number,
): ZoomError {
	const explanation = explanationOf(rejection, waitMinutes);
	if (explanation === undefined || reply.code === undefined) {
		return api.explain(reply, notLive);
	}
	return api.explain(reply, { [reply.code]: explanation });
}

/** What Zoom says about a session if its refusal is unclear. What it does not say stays unclear. */
async function clarify(
	api: ZoomApi,
	sessionId: string,
	encoding: SessionIdEncoding,
): Promise<StartRejection> {
	try {
		const { state } = await readRecordingState(api, sessionId, { encoding, type: 'live' });
		return state === 'recording' ? 'recorded' : 'unclear';
	} catch (error) {
		const isEnded =
			error instanceof ZoomError && error.details.code === ErrorCode.SESSION_NOT_FOUND;
		return isEnded ? 'ended' : 'unclear';
	}
}

/**
 * Asks Zoom to record a live session. If it should wait for a host, it asks again until Zoom accepts,
 * the session ends, or the time is up.
 *
 * @param action whether an earlier try may have started it
 * @returns whether Zoom accepted it; `false` when the session was being recorded already
 * @throws ZoomError
 */
export async function startRecording(
	api: ZoomApi,
	sessionId: string,
	{ encoding, waitMinutes, acceptsRunning }: StartOptions,
	action: Attempt,
): Promise<boolean> {
	const begin = performance.now();
	const end = begin + waitMinutes * 60_000;
	const waits = waitMinutes > 0;
	let silences = 0;
	let isKnown = false;
	let nextQuestion = begin;
	const attempt = async (): Promise<boolean> => {
		const { reply, error } = await api.tryCall({
			...controlCall('start', sessionId, encoding),
			attempt: action,
		});
		if (error === undefined) return true;
		// Zoom may have acted all the same. Asking again shows whether it did.
		if (reply === undefined || reply.status >= 500) {
			silences += 1;
			throw new NotStarted(waits && (isKnown || silences < MOST_SILENCES), error);
		}
		silences = 0;
		// It is a limit of the account, and says nothing about the session.
		if (error.details.isShortLimit === true) throw new NotStarted(waits, error);
		const told = startRejectionOf(reply);
		const now = performance.now();
		const isDue = !isKnown || now >= nextQuestion;
		// The host may have left since a start whose answer was lost, and the recording goes on.
		const isOpen = told === 'unclear' || (told === 'noHost' && action.mayBeDone);
		const isAsked = isOpen && (waits || acceptsRunning || action.mayBeDone) && isDue;
		if (isAsked) nextQuestion = now + MIN_PAUSE_OF_QUESTIONS_MS;
		const answer = isAsked ? await clarify(api, sessionId, encoding) : told;
		const rejection = answer === 'unclear' ? told : answer;
		if (rejection === 'recorded' && (action.mayBeDone || acceptsRunning)) return action.mayBeDone;
		// Until there is another answer, it is not known whether the session was ever live.
		const isNeverLive = told === 'ended' && !isKnown;
		const said = reply.code === ErrorCode.SESSION_NOT_FOUND ? 'final' : 'unclear';
		const reason = errorOf(api, isNeverLive ? said : rejection, reply, waitMinutes);
		isKnown ||= rejection !== 'ended';
		const mayAppear = !isKnown && performance.now() - begin < NEW_SESSION_MS;
		throw new NotStarted(waits && (mayAppear || MAY_PASS.includes(rejection)), reason);
	};
	const policy: RetryPolicy = (error, attempts) => {
		const left = end - performance.now();
		if (!(error instanceof NotStarted) || !error.mayPass || left <= 0) return undefined;
		return Math.min(FIRST_PAUSE_MS * GROWTH ** (attempts - 1), MAX_PAUSE_MS, left);
	};
	try {
		return await retry(attempt, policy, api.signal);
	} catch (error) {
		throw error instanceof NotStarted ? error.reason : error;
	}
}
