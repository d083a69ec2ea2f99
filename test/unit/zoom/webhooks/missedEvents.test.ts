import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { eventItem } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/eventItem';
import { SESSION_EVENTS } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/events';
import { bodyOf } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/logEntry';
import { MissedEventsFinder } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/missedEvents';
import { eventBody, logEntry } from '../../fixtures/logEntries';
import { AUDIO, VIDEO } from '../../fixtures/recorded';
import { WEBHOOK_SECRET } from '../../fixtures/vectors';

const EVENTS = SESSION_EVENTS.map(({ name }) => name);
const [STARTED, ENDED] = ['session.started', 'session.ended'];
const COMPLETED = 'session.recording_completed';
const HOUR = 3_600_000;

function find(
	entries: JsonObject[],
	{ includeDownloadToken = false, events = EVENTS as string[] } = {},
) {
	const finder = new MissedEventsFinder({
		events,
		secrets: [WEBHOOK_SECRET],
		includeDownloadToken,
	});
	for (const entry of entries) finder.add(entry);
	return finder;
}
const namesOf = (finder: MissedEventsFinder) => finder.result().items.map(({ event }) => event);

describe('an event is missed', () => {
	const body = eventBody(STARTED);
	const tries = (...statuses: number[]) =>
		statuses.map((status, retry) => logEntry(body, { status, retry }));

	it('once, when none of its four tries succeeded', () => {
		const { items, unusable } = find(tries(0, 404, 502, 503)).result();
		expect(items).toEqual([eventItem(STARTED, bodyOf({ request_body: body }) ?? {}, false)]);
		expect(unusable).toEqual({});
	});

	it.each([[[404, 200]], [[0, 502, 503, 204]], [[503, 404, 200]]])('not with %j', (statuses) => {
		expect(namesOf(find(tries(...statuses)))).toEqual([]);
		expect(namesOf(find(tries(...statuses).reverse()))).toEqual([]);
	});

	it('although n8n answered 200 while it was starting', () => {
		const starting = { status: 200, more: { response_body: 'n8n is starting up. Please wait' } };
		expect(namesOf(find([logEntry(body, starting)]))).toEqual([STARTED]);
	});

	it('although a copy of a later repeat cannot be checked, if another try can', () => {
		const cut = logEntry(body, { retry: 1, more: { request_headers: undefined } });
		const { items, unusable } = find([cut, logEntry(body)]).result();
		expect([items.length, unusable]).toEqual([1, {}]);
	});

	it('once, when two addresses missed it, and when only one of them received it', () => {
		const other = { endpoint: 'https://other.example/hook' };
		expect(namesOf(find([logEntry(body), logEntry(body, other)]))).toEqual([STARTED]);
		const got = { ...other, status: 200 };
		expect(namesOf(find([logEntry(body), logEntry(body, got)]))).toEqual([STARTED]);
	});

	it('not when a copy with another address and token was delivered', () => {
		const copy = (token: string) =>
			eventBody(
				COMPLETED,
				{ recording_files: [{ ...VIDEO, download_url: `https://zoom.us/${token}` }] },
				{ download_token: token },
			);
		const entries = [logEntry(copy('a')), logEntry(copy('b'), { status: 200, retry: 1 })];
		expect(namesOf(find(entries))).toEqual([]);
	});

	it('beside another of the same moment that was delivered', () => {
		const joined = (participant_uuid: string) =>
			eventBody('session.user_joined', { user: { participant_uuid } });
		const entries = [logEntry(joined('a')), logEntry(joined('b'), { status: 200 })];
		expect(find(entries).result().items).toEqual([
			expect.objectContaining({ user: { participant_uuid: 'a' } }),
		]);
	});

	describe('without a time of its own', () => {
		const untimed = (event: string, object: JsonObject, token: string) => {
			const file = { ...VIDEO, download_url: `https://zoom.us/${token}`, id: object.id ?? 'a' };
			const files = object.id === undefined ? {} : { recording_files: [file] };
			const more = { event_ts: undefined, download_token: token };
			return eventBody(event, { ...object, ...files }, more);
		};
		const PAUSED = 'session.recording_paused';

		it.each<[string, string, JsonObject, JsonObject, string[]]>([
			['not when its other copy was delivered', ENDED ?? '', {}, {}, []],
			['not when that of its files was', COMPLETED, { id: 'a' }, { id: 'a' }, []],
			['beside another of another name', PAUSED, {}, { session_name: 'b' }, [PAUSED]],
			['beside one of other files', COMPLETED, { id: 'a' }, { id: 'b' }, [COMPLETED]],
			['beside one of another time', PAUSED, { start_time: '1' }, { start_time: '2' }, [PAUSED]],
		])('%s', (_, event, missed, delivered, names) => {
			const entries = [
				logEntry(untimed(event, missed, 'a')),
				logEntry(untimed(event, delivered, 'b'), { status: 200 }),
			];
			expect(namesOf(find(entries))).toEqual(names);
			expect(namesOf(find(entries.reverse(), { includeDownloadToken: true }))).toEqual(names);
		});
	});
});

it('events are returned in the order in which they happened', () => {
	const at = (event: string, event_ts: number) => logEntry(eventBody(event, {}, { event_ts }));
	const entries = [at(ENDED ?? '', 3000), at(STARTED ?? '', 1000), at(COMPLETED, 4000)];
	expect(namesOf(find(entries))).toEqual([STARTED, ENDED, COMPLETED]);
});

it('only requested events count, and challenges never do', () => {
	const entries = [STARTED, ENDED, 'session.sharing_started', 'endpoint.url_validation'].map(
		(name) => logEntry(eventBody(name ?? '')),
	);
	expect(namesOf(find(entries))).toEqual([STARTED, ENDED]);
	expect(namesOf(find(entries, { events: [ENDED ?? ''] }))).toEqual([ENDED]);
	expect(
		find(entries, { events: [COMPLETED] }).deliveriesAround({ from: 0, to: 1 }, 2),
	).toBeUndefined();
});

it('the signed body says what the event is, whatever the log calls it', () => {
	const entry = logEntry(eventBody('endpoint.url_validation'), { more: { event: STARTED } });
	expect(find([entry]).result()).toEqual({ items: [], unusable: {} });
	const unnamed = logEntry(eventBody(STARTED ?? ''), { more: { event: undefined } });
	expect(namesOf(find([unnamed]))).toEqual([STARTED]);
});

it('download tokens are returned only on request', () => {
	const files = { recording_files: [VIDEO, AUDIO] };
	const entry = logEntry(eventBody(COMPLETED, files, { download_token: 'abc' }));
	expect(find([entry]).result().items[0]).not.toHaveProperty('download_token');
	expect(find([entry], { includeDownloadToken: true }).result().items[0]).toHaveProperty(
		'download_token',
		'abc',
	);
});

it('what cannot be checked is counted by its reason, and never returned', () => {
	const body = eventBody(STARTED ?? '');
	const entries = [
		logEntry(body, { secret: 'forged' }),
		...[0, 1].map((retry) => logEntry(body, { retry, more: { request_body: undefined } })),
		logEntry('{"no":"event"}', { more: { event: STARTED } }),
	];
	expect(find(entries).result()).toEqual({
		items: [],
		unusable: { bad_signature: 1, no_body: 2, cut_body: 1 },
	});
});

describe('when other deliveries may have succeeded', () => {
	const body = eventBody(STARTED ?? '');
	const range = {
		from: Date.parse('2026-01-01T00:00:00Z'),
		to: Date.parse('2026-01-02T00:00:00Z'),
	};
	const failed = ['2026-01-01T12:00:00Z', '2026-01-01T10:00:00Z'].map((at) =>
		logEntry(body, { at }),
	);
	const noon = Date.parse('2026-01-01T12:00:00Z');
	const ten = Date.parse('2026-01-01T10:00:00Z');

	it('is never, if nothing failed', () => {
		expect(find([logEntry(body, { status: 200 })]).deliveriesAround(range, noon)).toBeUndefined();
	});

	it('is from two hours before the first failure until two hours after the last, beyond the requested time', () => {
		const short = { from: ten, to: noon };
		expect(find(failed).deliveriesAround(short, noon + 9 * HOUR)).toEqual({
			from: ten - 2 * HOUR,
			to: noon + 2 * HOUR,
		});
	});

	it('is not in the future, nor before the failure where clocks differ', () => {
		expect(find(failed).deliveriesAround(range, noon + HOUR)).toEqual({
			from: ten - 2 * HOUR,
			to: noon + HOUR,
		});
		expect(find(failed).deliveriesAround(range, ten)).toEqual({
			from: ten - 2 * HOUR,
			to: noon,
		});
	});

	it('is the whole time, if the log does not say when it failed', () => {
		const unknown = [...failed, logEntry(body, { more: { date_time: 'today' } })];
		expect(find(unknown).deliveriesAround(range, range.to + HOUR)).toEqual({
			from: range.from - 2 * HOUR,
			to: range.to + HOUR,
		});
	});
});
