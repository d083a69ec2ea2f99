import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { useTriggers, zoomEvent } from '../fixtures/trigger';
import { useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);

const SESSION: IDataObject = { session_id: 'behind==', session_name: 'Demo', session_key: 'k' };
const VIDEO: IDataObject = { id: 'v', file_type: 'MP4', status: 'completed' };

/** What the trigger answers to an event, when Zoom lists the session in another way than it told it. */
async function answerTo(
	told: IDataObject,
	listed: IDataObject,
	filters: INodeParameters = {},
	event_ts = Date.now(),
): Promise<unknown> {
	const trigger = await startTrigger({
		output: 'completeSet',
		requiredFiles: ['recording'],
		filters,
	});
	const body = JSON.stringify({ ...SESSION, recording_files: [VIDEO], ...listed });
	const fault = { kind: 'status', status: 200, body, contentType: 'application/json' } as const;
	zoom.simulator.faults.add({ on: 'recordings.get', fault });
	const event = { ...zoomEvent({ ...SESSION, recording_files: [VIDEO], ...told }), event_ts };
	const { started, reason, error } = JSON.parse((await trigger.send(event)).reply ?? '{}');
	const [set] = trigger.items();
	return started === true ? [set?.['session_key'], set?.['recording_files']] : (reason ?? error);
}

const PROCESSING = { ...VIDEO, status: 'processing', file_size: 5 };

it('a file that Zoom lists as processing is finished when the event says so', async () => {
	const finished = { ...PROCESSING, status: 'completed' };
	expect(await answerTo({}, { recording_files: [PROCESSING] })).toEqual(['k', [finished]]);
});

it('for a finished file, what the event says counts, except for the address in the list', async () => {
	const listed = { ...PROCESSING, file_size: 0, download_url: '' };
	const told = { ...VIDEO, file_size: 5, download_url: 'https://zoom.us/rec/a' };
	expect(await answerTo({ recording_files: [told] }, { recording_files: [listed] })).toEqual([
		'k',
		[told],
	]);
});

it('a file that an event names without a status is finished, too', async () => {
	const { status, ...told } = VIDEO;
	expect(status).toBe('completed');
	expect(await answerTo({ recording_files: [told] }, { recording_files: [PROCESSING] })).toEqual([
		'k',
		[{ ...told, file_size: 5 }],
	]);
});

// No other event may tell of them: Zoom repeats this one, and the last repeat is no longer put off.
it.each([
	['waits for all media that Zoom lists as processing', 0, 'session_unavailable'],
	['starts the workflow with the last repeat all the same', 85, ['k', expect.anything()]],
])('a set %s', async (_, minutesAgo, expected) => {
	const recording_files = [VIDEO, { ...PROCESSING, id: 'w' }];
	const event_ts = Date.now() - minutesAgo * 60_000;
	expect(await answerTo({}, { recording_files }, {}, event_ts)).toEqual(expected);
});

it.each<[string, IDataObject, IDataObject]>([
	['a key that only the event tells', {}, { session_key: '' }],
	['a key that only the list tells', { session_key: undefined }, {}],
	['an empty key in the event', { session_key: '' }, {}],
	['a name that only the list tells', { session_name: undefined }, {}],
])('the filters look at %s', async (_, told, listed) => {
	const filters = { sessionKey: 'k', sessionName: 'demo', sessionNameMatch: 'exact' };
	expect(await answerTo(told, listed, filters)).toEqual(['k', [VIDEO]]);
	const others = { sessionKey: 'other' };
	expect(await answerTo(told, listed, others)).toBe('filtered');
});

describe('a set of several kinds', () => {
	const TRANSCRIPT: IDataObject = { ...VIDEO, id: 't', file_type: 'TRANSCRIPT' };
	const COMPLETED = 'session.recording_completed';
	const FAILED = 'session.recording_transcript_failed';
	const BOTH = ['recording', 'transcript'];
	const ALL = [...BOTH, 'summary'];
	/** Two recordings of the session, minutes apart. */
	const PARTS = ['10:00', '12:00'].map((time) => ({
		...VIDEO,
		id: time,
		recording_start: `2026-05-09T${time}:00Z`,
		recording_end: `2026-05-09T${time}:59Z`,
	}));
	const NOT_LISTED = 'Zoom does not yet list what it announced';
	const OUTSTANDING = 'A transcript failed while other parts of the session are outstanding';

	interface Case {
		event?: string;
		/** The files that the event tells of. */
		told?: IDataObject[];
		/** Those that Zoom lists; without, Zoom knows of no recording. */
		listed?: IDataObject[];
		requiredFiles?: string[];
		minutesAgo?: number;
	}

	/** What the trigger answers, or why Zoom is to send the event again. */
	async function outcomeOf({ event = COMPLETED, told = [], listed, ...more }: Case) {
		const { requiredFiles = BOTH, minutesAgo = 0 } = more;
		const trigger = await startTrigger({ output: 'completeSet', requiredFiles });
		const body = JSON.stringify({ ...SESSION, recording_files: listed });
		zoom.simulator.faults.add({
			on: 'recordings.get',
			fault: listed
				? { kind: 'status', status: 200, body, contentType: 'application/json' }
				: { kind: 'errorBody', status: 404, code: 3301, message: 'No recording.' },
		});
		const sent = zoomEvent({ ...SESSION, recording_files: told }, event);
		const { reply } = await trigger.send({ ...sent, event_ts: Date.now() - minutesAgo * 60_000 });
		const { started, reason } = JSON.parse(reply ?? '{}');
		if (started === true) return trigger.items()[0]?.['missing'];
		return reason ?? zoom.logs.at(-1)?.message.replace(/^.*\((.*)\) \[node .*$/, '$1');
	}

	it.each<[string, Case, unknown]>([
		['waits for a transcript', { listed: [VIDEO] }, 'set_incomplete'],
		['needs the event again when Zoom lists nothing and announces nothing', {}, NOT_LISTED],
		['waits for what is not announced', { told: [VIDEO], listed: [VIDEO] }, 'set_incomplete'],
		[
			'needs the event again for a file that is not listed',
			{ told: [VIDEO], listed: [] },
			NOT_LISTED,
		],
		['needs the event again when nothing is listed', { told: [VIDEO] }, NOT_LISTED],
		['needs a failure again that comes first', { event: FAILED, listed: [] }, NOT_LISTED],
		[
			'needs a failure again when none of the listed parts lacks a transcript',
			{ event: FAILED, listed: [VIDEO, TRANSCRIPT], requiredFiles: ALL },
			NOT_LISTED,
		],
		[
			'waits for a summary when no more repeat of that failure is to come',
			{ event: FAILED, listed: [VIDEO, TRANSCRIPT], requiredFiles: ALL, minutesAgo: 85 },
			'set_incomplete',
		],
		[
			'starts without a transcript that failed, and without a summary',
			{ event: FAILED, listed: [VIDEO], requiredFiles: ALL },
			['transcript', 'summary'],
		],
		[
			'needs a failure again when another part lacks its own',
			{ event: FAILED, listed: PARTS },
			OUTSTANDING,
		],
		[
			'needs it until the last repeat',
			{ event: FAILED, listed: PARTS, minutesAgo: 79 },
			OUTSTANDING,
		],
		[
			'starts with the last repeat',
			{ event: FAILED, listed: PARTS, minutesAgo: 85 },
			['transcript'],
		],
	])('%s', async (_, situation, outcome) => {
		expect(await outcomeOf(situation)).toEqual(outcome);
	});
});

it('the filters look at the whole set', async () => {
	expect(await answerTo({}, {}, { minimumSizeMB: 1 })).toEqual(['k', [VIDEO]]);
	const small = { recording_files: [{ ...VIDEO, file_size: 5 }] };
	expect(await answerTo(small, small, { minimumSizeMB: 1 })).toBe('filtered');
});

it.each([true, false])('a set has the token of the list only when asked: %s', async (asked) => {
	const options = { includeDownloadToken: asked };
	const parameters = { output: 'completeSet', requiredFiles: ['recording'], options };
	const trigger = await startTrigger(parameters, { tokens: 'allowed' });
	const body = JSON.stringify({ ...SESSION, recording_files: [VIDEO], download_token: 'listed' });
	const fault = { kind: 'status', status: 200, body, contentType: 'application/json' } as const;
	zoom.simulator.faults.add({ on: 'recordings.get', fault });
	await trigger.send(zoomEvent(SESSION));
	expect(trigger.items().map((item) => item['download_token'])).toEqual([
		asked ? 'listed' : undefined,
	]);
	expect(zoom.calls()).toEqual(['GET recordings.get']);
});
