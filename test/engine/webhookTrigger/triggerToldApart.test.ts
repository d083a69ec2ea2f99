import { signBody } from '../../../tools/zoom-simulator';
import { outcomeOf, outcomes, useTriggers, zoomEvent, type Trigger } from '../fixtures/trigger';
import { useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);

const START = '2026-05-09T11:02:22Z';
const VIDEO = { id: 'v', file_type: 'MP4', recording_start: START };
const CAPTIONS = { file_type: 'CC', recording_start: START };
const PARTICIPANT = { id: 'p', file_type: 'M4A', recording_start: START, user_id: '1' };

/** The same trigger after n8n was started again: it knows what the static data says. */
const restarted = async (trigger: Trigger, parameters = {}) =>
	await startTrigger(parameters, { staticData: trigger.staticData() });

const completed = (object: object, event_ts = 1) => ({ ...zoomEvent({ ...object }), event_ts });

describe('events with the same recording files', () => {
	it.each(['participant_audio_files', 'participant_video_files'])(
		'differ when %s are added later',
		async (collection) => {
			const trigger = await startTrigger();
			const first = completed({ recording_files: [VIDEO] });
			const second = completed({ recording_files: [VIDEO], [collection]: [PARTICIPANT] }, 2);
			expect(await outcomes(trigger, [first, second])).toEqual(['started', 'started']);
			expect(await outcomes(trigger, [second, first])).toEqual(['repeat', 'repeat']);
			const after = await restarted(trigger);
			expect(await outcomes(after, [first, second])).toEqual(['repeat', 'repeat']);
			const [one, other] = trigger.items();
			expect(one?.['dedupe_key']).toBe(other?.['dedupe_key']);
		},
	);

	it('are one event when only addresses, tokens and the ids of captions differ in presence', async () => {
		const event = (id: object, address: string) => ({
			...completed({
				recording_files: [VIDEO, { ...CAPTIONS, ...id }].map((file) => ({
					...file,
					download_url: address,
				})),
				participant_audio_files: [{ ...PARTICIPANT, download_url: address }],
			}),
			download_token: address,
		});
		const withId = event({ id: 'a' }, 'one');
		const without = event({}, 'two');
		for (const twins of [
			[withId, without],
			[without, withId],
		]) {
			const trigger = await startTrigger();
			expect(await outcomes(trigger, twins)).toEqual(['started', 'repeat']);
			const others = [event({ id: 'b' }, 'three'), withId, without];
			expect(await outcomes(trigger, others)).toEqual(['started', 'repeat', 'repeat']);
		}
		const trigger = await startTrigger();
		const answers = await Promise.all(
			[withId, without].map(async (each) => await trigger.send(each)),
		);
		expect(answers.map(outcomeOf).sort()).toEqual(['repeat', 'started']);
	});
});

describe('captions that are announced again, with Output File', () => {
	const FILE = { output: 'file' };
	const told = (...captions: object[]) =>
		completed({ recording_files: captions.map((each) => ({ ...CAPTIONS, ...each })) });

	it.each<[string, object[][], string[]]>([
		['under another id are another file', [[{ id: 'a' }], [{ id: 'b' }]], ['started', 'started']],
		['under the same id are a repeat', [[{ id: 'a' }], [{ id: 'a' }]], ['started', 'repeat']],
		['without their id are a repeat', [[{ id: 'a' }], [{}]], ['started', 'repeat']],
		['with an id for the first time are a repeat', [[{}], [{ id: 'a' }]], ['started', 'repeat']],
		[
			'with one id and then another are a repeat and another file',
			[[{}], [{ id: 'a' }], [{ id: 'b' }], [{ id: 'b' }], [{ id: 'a' }], [{}]],
			['started', 'repeat', 'started', 'repeat', 'repeat', 'repeat'],
		],
		[
			'in another order are repeats',
			[[{ id: 'a' }, { id: 'b' }], [{ id: 'b' }, { id: 'a' }], [{ id: 'b' }], [{}, {}]],
			['started', 'repeat', 'repeat', 'repeat'],
		],
	])('%s', async (_, deliveries, expected) => {
		const trigger = await startTrigger(FILE);
		expect(
			await outcomes(
				trigger,
				deliveries.map((each) => told(...each)),
			),
		).toEqual(expected);
		let after: Trigger = await startTrigger(FILE);
		const again: unknown[] = [];
		for (const each of deliveries) {
			again.push(outcomeOf(await after.send(told(...each))));
			after = await restarted(after, FILE);
		}
		expect(again).toEqual(expected);
	});
});

it.each(['event', 'file'])(
	'files with neither id nor time are those of their event only, with Output %s',
	async (output) => {
		const told = (event_ts: number) => {
			const files = [{ file_type: 'TRANSCRIPT' }];
			const name = 'session.recording_transcript_completed';
			return { ...zoomEvent({ recording_files: files }, name), event_ts };
		};
		const trigger = await startTrigger({ output });
		const sent = [told(1), told(1), told(2), told(2), told(1)];
		const expected = ['started', 'repeat', 'started', 'repeat', 'repeat'];
		expect(await outcomes(trigger, sent)).toEqual(expected);
	},
);

describe('events that Zoom has not dated', () => {
	// Taken once: between two requests of the same age the second may change.
	const now = Math.floor(Date.now() / 1000);
	const undated = (event: string, object: object = {}) => {
		const { event: name, payload } = zoomEvent({ ...object }, event);
		return { event: name, payload };
	};
	const begun = (at: string) =>
		undated('session.recording_started', { recording_file: { recording_start: at } });
	/** Sends what Zoom signed at a time, to the second. */
	const sendAs = async (trigger: Trigger, body: object, age: number) => {
		const text = JSON.stringify(body);
		const timestamp = String(now - age);
		return outcomeOf(
			await trigger.send(text, {
				headers: {
					'x-zm-request-timestamp': timestamp,
					'x-zm-signature': signBody(zoom.simulator.keys.webhookSecretToken, timestamp, text),
				},
			}),
		);
	};

	it('are different when they say something else, even in the same second', async () => {
		const trigger = await startTrigger();
		const sent = [];
		for (const at of ['11:00', '12:00', '11:00']) sent.push(await sendAs(trigger, begun(at), 30));
		expect(sent).toEqual(['started', 'started', 'repeat']);
	});

	it('are different when Zoom signed them at different times: a double start loses nothing', async () => {
		const trigger = await startTrigger();
		for (const body of [
			undated('session.started'),
			undated('session.recording_trashed', { recording_files: [VIDEO] }),
		]) {
			const sent = [];
			for (const age of [90, 60, 90]) sent.push(await sendAs(trigger, body, age));
			expect(sent).toEqual(['started', 'started', 'repeat']);
		}
	});

	it('are recognized by their files, if that distinguishes them', async () => {
		const trigger = await startTrigger();
		const body = undated('session.recording_completed', { recording_files: [VIDEO] });
		expect([await sendAs(trigger, body, 90), await sendAs(trigger, body, 60)]).toEqual([
			'started',
			'repeat',
		]);
	});
});
