import type { INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../../tools/zoom-simulator';
import { useTriggers } from '../fixtures/trigger';
import { useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);

const [RECORDING, TRANSCRIPT, SUMMARY] = [
	'session.recording_completed',
	'session.recording_transcript_completed',
	'session.recording_summary_completed',
];
const CHOOSE = 'Choose the events that start this workflow.';
type Keys = Record<string, string>;
const NO_KEYS: Keys = { apiKey: '', apiSecret: '', sdkKey: '', sdkSecret: '' };

describe('activation', () => {
	it.each(['', '   '])(
		'is refused without a secret token ("%s"), saying where it is',
		async (token) => {
			const credentials = zoom.credentials({ webhookSecretToken: token });
			const trigger = await startTrigger({}, { credentials });
			const refusal: unknown = await trigger.activate().catch((error: unknown) => error);
			expect(refusal).toMatchObject({
				message: expect.stringMatching(/no 'Webhook Secret Token'/),
				description: expect.stringMatching(/At Zoom.*event subscriptions.*Secret Token/),
			});
		},
	);

	it('is refused for a new version, saying that the one before has stopped', async () => {
		const trigger = await startTrigger(
			{ output: 'completeSet' },
			{ credentials: zoom.credentials(NO_KEYS) },
		);
		const refusal: unknown = await trigger.activate('update').catch((error: unknown) => error);
		expect(refusal).toMatchObject({
			message: expect.stringMatching(
				/needs the REST API\. .*\. The version that was published before has stopped: correct this, then publish again$/,
			),
			description: expect.stringContaining('Open the credential'),
		});
	});

	it.each<[string, INodeParameters, Keys, string, string]>([
		['no event', { events: [] }, {}, "'Trigger On': choose at least one event", CHOOSE],
		[
			'a misspelt event',
			{ events: '={{ ["session.started", "session.recording_complete"] }}' },
			{},
			'\'Trigger On\': "session.recording_complete" is not one of the choices',
			expect.stringMatching(/^Give one of: .*session\.recording_completed/),
		],
		[
			'an invalid filter',
			{ filters: { minimumDurationMinutes: -1 } },
			{},
			"'Minimum Duration (Minutes)': -1 is not allowed",
			'Give a number, 0 or more.',
		],
		[
			'an invalid tolerance',
			{ options: { timestampToleranceMinutes: 0 } },
			{},
			"'Timestamp Tolerance (Minutes)': 0 is not allowed",
			'Give a whole number, 1 to 1440.',
		],
		[
			'a set of nothing',
			{ output: 'completeSet', requiredFiles: [] },
			{},
			"'Required Files': choose at least one",
			'Choose what a session must have before it is returned.',
		],
		[
			'a set without the REST API',
			{ output: 'completeSet' },
			NO_KEYS,
			"'Output': a complete set needs the REST API.",
			'Open the credential "Zoom Video SDK API" and correct it, or choose another Output.',
		],
		[
			'a set and the SDK pair alone, which Zoom rejects',
			{ output: 'completeSet' },
			{ apiKey: '', apiSecret: '' },
			"'Output': a complete set needs the REST API. Zoom did not accept the key",
			expect.stringMatching(/are empty, so the SDK pair signed the call/),
		],
		[
			'a set and a wrong API secret',
			{ output: 'completeSet' },
			{ apiSecret: 'wrong' },
			"'Output': a complete set needs the REST API. Zoom did not accept the key",
			expect.stringMatching(/^Check 'API Key' and 'API Secret' in the credential/),
		],
	])('is refused with %s', async (_, parameters, keys, message, description) => {
		const trigger = await startTrigger(parameters, { credentials: zoom.credentials(keys) });
		const refusal: unknown = await trigger.activate().catch((error: unknown) => error);
		expect(refusal).toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringContaining(message),
			description,
		});
	});

	it('is refused when the credential cannot be read', async () => {
		const trigger = await startTrigger();
		const reading = jest.spyOn(trigger.credentials, 'getDecrypted');
		reading.mockRejectedValueOnce(new Error('The database is locked'));
		await expect(trigger.activate()).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: 'The database is locked',
		});
	});

	it.each<[string, INodeParameters, Keys]>([
		['one event as text from an expression', { events: `={{ '${RECORDING}' }}` }, {}],
		['an event and a secret alone', { events: [RECORDING] }, NO_KEYS],
		[
			'the previous secret',
			{ events: [RECORDING] },
			{ webhookSecretToken: '', previousWebhookSecretToken: 'previous' },
		],
		['files, without the REST API', { events: [SUMMARY], output: 'file' }, NO_KEYS],
		['a set of all kinds', { events: [SUMMARY, RECORDING, TRANSCRIPT], output: 'completeSet' }, {}],
		[
			'a set of those that events announce',
			{ events: [RECORDING], output: 'completeSet', requiredFiles: ['recording'] },
			{},
		],
	])('is allowed with %s', async (_, parameters, keys) => {
		const trigger = await startTrigger(parameters, { credentials: zoom.credentials(keys) });
		await expect(trigger.activate()).resolves.toBeUndefined();
	});

	it.each<[string, Fault]>([
		['cannot handle the request', { kind: 'status', status: 503 }],
		['is not reached', { kind: 'resetBeforeReply' }],
		['limits the rate', { kind: 'rateLimit', type: 'QPS', waitMs: 60_000 }],
	])('is allowed with a set while Zoom %s, and asks once', async (_, fault) => {
		zoom.simulator.faults.add({ on: 'recordings.list', times: 9, fault });
		const trigger = await startTrigger({ output: 'completeSet' });
		await expect(trigger.activate()).resolves.toBeUndefined();
		expect(zoom.calls()).toHaveLength(1);
	});

	it.each(['init', 'leadershipChange'] as const)(
		'of a published set keeps its address while Zoom rejects the keys (%s)',
		async (mode) => {
			const credentials = zoom.credentials({ apiSecret: 'wrong' });
			const trigger = await startTrigger({ output: 'completeSet' }, { credentials });
			await expect(trigger.activate(mode)).resolves.toBeUndefined();
			expect(zoom.calls()).toEqual([]);
		},
	);

	it('is refused for "Listen for test event" in the same way', async () => {
		const credentials = zoom.credentials({ webhookSecretToken: '' });
		const trigger = await startTrigger({}, { credentials });
		await expect(trigger.activate('manual')).rejects.toThrow(/no 'Webhook Secret Token'/);
	});

	it('needs the secret token only, and asks nothing of Zoom', async () => {
		const trigger = await startTrigger({}, { credentials: zoom.credentials(NO_KEYS) });
		await trigger.activate();
		await trigger.deactivate();
		expect(zoom.calls()).toEqual([]);
	});
});
