import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { dedupeHash } from '../../../../nodes/ZoomVideoSdk/triggers/output/dedupeHash';
import type { Filters } from '../../../../nodes/ZoomVideoSdk/triggers/output/filters';
import { eventItem } from '../../../../nodes/ZoomVideoSdk/triggers/webhook/eventItem';
import { loadCompleteSet } from '../../../../nodes/ZoomVideoSdk/triggers/webhook/loadCompleteSet';
import { setDedupeKey, setPartKeys } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/setKeys';
import type { SetKind } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/setKinds';
import { OPEN } from '../../fixtures/openFilters';
import { restSession, SESSION_ID, TRANSCRIPT, VIDEO, webhook } from '../../fixtures/recorded';
import { webhookContext } from '../../fixtures/webhookContext';

const FAILED = 'session.recording_transcript_failed';
const COMPLETED = 'session.recording_completed';
const BOTH: SetKind[] = ['recording', 'transcript'];
const NOT_YET = 'Zoom does not list yet what it announced';

interface Situation {
	event?: string;
	/** The files that the event tells of. */
	announced?: JsonObject[];
	/** The files that Zoom lists; `undefined` for none at all. */
	listed?: JsonObject[] | undefined;
	wanted?: SetKind[];
	filters?: Partial<Filters>;
	includeTokens?: boolean;
	sessionId?: string;
	/** How many minutes ago Zoom sent the event for the first time. */
	minutesAgo?: number;
}

async function setOf(situation: Situation) {
	const {
		event = COMPLETED,
		announced = [],
		listed,
		wanted = BOTH,
		includeTokens = false,
	} = situation;
	const { sessionId = SESSION_ID, filters = {}, minutesAgo = 0 } = situation;
	const n8n = webhookContext({
		credential: { apiKey: 'key', apiSecret: 'secret' },
		zoom: ({ timeout }) =>
			listed === undefined
				? { statusCode: 404, headers: {}, body: '{"code":3301,"message":"None."}' }
				: {
						statusCode: timeout === 2000 ? 200 : 500,
						headers: {},
						body: JSON.stringify(restSession({ recording_files: listed, download_token: 'x' })),
					},
	});
	const event_ts = Date.now() - minutesAgo * 60_000;
	const body = webhook({ recording_files: announced, session_id: sessionId }, { event_ts });
	const item = eventItem(event, body, false);
	const settings = { wanted, filters: { ...OPEN, ...filters } };
	const result = await loadCompleteSet(n8n.context, item, settings, includeTokens).catch(
		(error: unknown) => ({ message: Object(error).message, details: Object(error).details }),
	);
	return { result, requests: n8n.requests, logs: n8n.logs };
}

it('is what Zoom lists of the session, with what the event tells besides', async () => {
	const { result, requests } = await setOf({ announced: [TRANSCRIPT], listed: [VIDEO] });
	const session = restSession({ recording_files: [VIDEO, TRANSCRIPT] });
	const key = setDedupeKey(session, BOTH);
	const [part = { part: [], contents: [] }] = setPartKeys(session, BOTH);
	expect(result).toEqual([
		{
			key: dedupeHash('set', key),
			contents: part.contents.map((keys) => keys.map((each) => dedupeHash('set', each))),
			parts: [part.part.map((each) => dedupeHash('part', each))],
			causes: [],
			item: expect.objectContaining({
				session_id: SESSION_ID,
				event: COMPLETED,
				duration: 1,
				recording_files: [VIDEO, TRANSCRIPT],
				missing: [],
				dedupe_key: key,
			}),
		},
	]);
	expect(JSON.stringify(result)).not.toContain('download_token');
	expect(requests).toEqual([
		`https://api.zoom.us/v2/videosdk/sessions/${encodeURIComponent(SESSION_ID)}/recordings`,
	]);
});

it('has the token of the list only where that is asked for', async () => {
	const { result } = await setOf({ listed: [VIDEO, TRANSCRIPT], includeTokens: true });
	expect(result).toEqual([
		expect.objectContaining({ item: expect.objectContaining({ download_token: 'x' }) }),
	]);
});

describe('a set that lacks something', () => {
	it.each<[string, Situation, unknown]>([
		['waits for it', { listed: [VIDEO] }, 'set_incomplete'],
		['waits also when Zoom has nothing yet', { listed: undefined }, 'set_incomplete'],
		['waits for a recording that the event announces', { announced: [VIDEO], listed: [] }, NOT_YET],
		[
			'must come again where Zoom lists nothing yet',
			{ announced: [VIDEO], listed: undefined },
			NOT_YET,
		],
		['waits for what is not announced', { announced: [VIDEO], listed: [VIDEO] }, 'set_incomplete'],
		['must come again when the failure came first', { event: FAILED, listed: [] }, NOT_YET],
		[
			'waits for a summary: that the transcript failed is no matter when it is there',
			{
				event: FAILED,
				listed: [VIDEO, TRANSCRIPT],
				wanted: ['recording', 'transcript', 'summary'],
			},
			'set_incomplete',
		],
	])('%s', async (_, situation, outcome) => {
		const { result } = await setOf(situation);
		expect(result).toEqual(
			outcome === NOT_YET
				? {
						message: NOT_YET,
						details: { description: 'Zoom sends the event again after 5, 25 and 85 minutes.' },
					}
				: outcome,
		);
	});

	it('starts without a transcript that failed, and names it', async () => {
		const wanted: SetKind[] = ['recording', 'transcript', 'summary'];
		const { result } = await setOf({ event: FAILED, listed: [VIDEO], wanted });
		expect(result).toEqual([
			expect.objectContaining({
				item: expect.objectContaining({ missing: ['transcript', 'summary'] }),
			}),
		]);
	});
});

describe('a transcript that failed while the other part lacks its own', () => {
	const later = { recording_start: '2026-05-09T12:00:00Z', recording_end: '2026-05-09T12:01:00Z' };
	const listed = [VIDEO, { ...VIDEO, ...later, id: 'second' }];

	it.each([0, 79])('must come again %i minutes after the first try', async (minutesAgo) => {
		const { result } = await setOf({ event: FAILED, listed, minutesAgo });
		expect(result).toMatchObject({
			message: 'A transcript failed while other parts of the session are outstanding',
		});
	});

	it('starts with the last of the repeats, for no other follows', async () => {
		const { result } = await setOf({ event: FAILED, listed, minutesAgo: 85 });
		expect(result).toEqual([
			expect.objectContaining({ item: expect.objectContaining({ missing: ['transcript'] }) }),
		]);
	});
});

describe('Zoom is not asked', () => {
	it.each<[string, Situation, string]>([
		['about a session that is not meant', { filters: { sessionKey: 'other' } }, 'filtered'],
		['about a session without an id', { sessionId: '' }, 'no_session_id'],
	])('%s', async (_, situation, outcome) => {
		const { result, requests } = await setOf({ listed: [VIDEO, TRANSCRIPT], ...situation });
		expect([result, requests]).toEqual([outcome, []]);
	});
});

it('says in the log that an event names no session', async () => {
	const { logs } = await setOf({ listed: [VIDEO, TRANSCRIPT], sessionId: '' });
	expect(logs).toEqual([
		expect.objectContaining({
			level: 'error',
			text: 'Zoom webhook lost: session.recording_completed names no session, so its set cannot be asked for',
		}),
	]);
});

it('is nothing when the whole of it does not pass', async () => {
	const { result } = await setOf({ listed: [VIDEO, TRANSCRIPT], filters: { minMinutes: 2 } });
	expect(result).toBe('filtered');
});
