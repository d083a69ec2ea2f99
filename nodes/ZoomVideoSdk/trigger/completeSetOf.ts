import type { IWebhookFunctions } from 'n8n-workflow';

import { readRecordings } from '../transport/readRecordings';
import { ZoomApi } from '../transport/ZoomApi';
import { missingFromSet, setDedupeKey, withFilesOf, type SetKind } from '../zoom/completeSet';
import type { EventItem } from '../zoom/eventItem';
import { passesByName, passesWhole } from '../zoom/filters';
import type { JsonObject } from '../zoom/json';
import { sessionRecordings } from '../zoom/recordings';
import { ZoomError } from '../zoom/ZoomError';
import type { NoStart } from './answers';
import { TRANSCRIPT_FAILED } from './isChosen';
import type { OutputChoice } from './readOutputChoice';
import type { Offer } from './repeats';
import { seenKey } from './RecentKeys';

/** Zoom waits three seconds for an answer to its event; n8n needs some of it to store the execution. */
const DEADLINE_MS = 2_000;

/** Under what a session's set counts as seen. */
export function setKey(session: JsonObject, wanted: readonly SetKind[]): string {
	return seenKey('set', setDedupeKey(session, wanted));
}

/**
 * Whether a set that lacks something is to be put out all the same: Zoom said that the transcript
 * failed. A summary is made from the transcript, so it is not waited for then.
 *
 * @throws ZoomError when it cannot be told yet, so that the event must come again
 */
function isAllThereWillBe(
	item: EventItem,
	listed: JsonObject,
	missing: readonly SetKind[],
	wanted: readonly SetKind[],
): boolean {
	const transcriptFailed = item.event === TRANSCRIPT_FAILED && missing.includes('transcript');
	if (transcriptFailed && !missing.includes('recording')) return true;
	// Nothing is remembered from one event to the next. So what Zoom has announced but does not list yet
	// must be told again later, and so must a failure that came before the recording.
	const announced = missingFromSet(item, wanted);
	const isLate = missingFromSet(listed, wanted).some((kind) => !announced.includes(kind));
	if (transcriptFailed || isLate) {
		throw new ZoomError('Zoom does not list yet what it announced', {
			description: 'Zoom sends the event again after 5, 25 and 85 minutes.',
		});
	}
	return false;
}

/**
 * The complete set of the session that an event is about, when all the wanted kinds are there.
 *
 * Zoom is asked at every event what the session has by now, so the order of the events does not matter
 * and there is no state that could get lost.
 *
 * @throws ZoomError, InputError when Zoom cannot be asked, and when the event must come again
 */
export async function completeSetOf(
	host: IWebhookFunctions,
	item: EventItem,
	{ wanted, filters }: Pick<OutputChoice, 'wanted' | 'filters'>,
	includeTokens: boolean,
): Promise<Offer[] | NoStart> {
	if (!passesByName(item, filters)) return 'filtered';
	if (item.session_id === '') return 'set_incomplete';
	const api = await ZoomApi.open(host);
	const listed = (await readRecordings(api, item.session_id, DEADLINE_MS)) ?? {};
	const session = withFilesOf({ ...item, ...listed, session_id: item.session_id }, item);
	const missing = missingFromSet(session, wanted);
	if (missing.length > 0 && !isAllThereWillBe(item, listed, missing, wanted)) {
		return 'set_incomplete';
	}
	if (!passesWhole(session, filters)) return 'filtered';
	const set = {
		...sessionRecordings(session, includeTokens),
		missing,
		dedupe_key: setDedupeKey(session, wanted),
	};
	return [{ key: setKey(session, wanted), item: set }];
}
