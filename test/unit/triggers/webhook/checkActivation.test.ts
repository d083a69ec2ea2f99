import { checkActivation } from '../../../../nodes/ZoomVideoSdk/triggers/webhook/checkActivation';
import { webhookContext } from '../../fixtures/webhookContext';

const CREDENTIAL = { webhookSecretToken: 's', apiKey: 'key', apiSecret: 'secret' };
const [RECORDING, TRANSCRIPT, SUMMARY] = [
	'session.recording_completed',
	'session.recording_transcript_completed',
	'session.recording_summary_completed',
];

/** Why a trigger is not started: message and description; `[]` when it is. */
async function rejection(
	parameters: Record<string, unknown>,
	credential: Record<string, unknown> | Error = CREDENTIAL,
): Promise<unknown[]> {
	const { hooks } = webhookContext({ parameters, credential });
	return await checkActivation(hooks).then(
		() => [],
		(error: unknown) => [Object(error).name, Object(error).message, Object(error).description],
	);
}

describe('a trigger is started', () => {
	it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
		['with an event and a secret alone', { events: [RECORDING] }, { webhookSecretToken: 's' }],
		['with the previous secret', { events: [RECORDING] }, { previousWebhookSecretToken: 's' }],
		[
			'for files, without the REST API',
			{ events: [SUMMARY], output: 'file' },
			{ webhookSecretToken: 's' },
		],
		[
			'for a set of all kinds',
			{ events: [SUMMARY, RECORDING, TRANSCRIPT], output: 'completeSet' },
			CREDENTIAL,
		],
		[
			'for a set of those that are heard of',
			{ events: [RECORDING], output: 'completeSet', setKinds: ['recording'] },
			CREDENTIAL,
		],
	])('%s', async (_, parameters, credential) => {
		expect(await rejection(parameters, credential)).toEqual([]);
	});
});

describe('a trigger is not started', () => {
	const CHOOSE = 'Choose in Events what is to start this workflow.';

	it.each<[string, Record<string, unknown>, Record<string, unknown>, string, string]>([
		[
			'without a secret',
			{ events: [RECORDING] },
			{},
			'The credential has no Webhook Secret Token: paste the Secret Token of Zoom’s event subscriptions into it',
			'Without it no event could be told from a forged one. At Zoom, open the event subscriptions of your Video SDK account, copy Secret Token, and paste it into Webhook Secret Token of the credential “Zoom Video SDK API”.',
		],
		['without an event', { events: [] }, CREDENTIAL, 'No event is chosen', CHOOSE],
		['without events at all', {}, CREDENTIAL, 'No event is chosen', CHOOSE],
		['with a text for events', { events: RECORDING }, CREDENTIAL, 'No event is chosen', CHOOSE],
		[
			'with a filter that cannot be meant',
			{ events: [RECORDING], filters: { minMinutes: -1 } },
			CREDENTIAL,
			'Minimum Duration (Minutes): -1 is not possible',
			'Give a number, 0 or more.',
		],
		[
			'with a tolerance that cannot be meant',
			{ events: [RECORDING], options: { timestampTolerance: 0 } },
			CREDENTIAL,
			'Timestamp Tolerance (Minutes): 0 is not possible',
			'Give a whole number, 1 to 1440.',
		],
		[
			'for a set whose transcript would not be heard of',
			{ events: [RECORDING], output: 'completeSet', setKinds: ['recording', 'transcript'] },
			CREDENTIAL,
			'Events: not all that the set consists of would be heard of',
			'Choose “Recording Transcript Completed” in Events as well, or take it out of the set.',
		],
		[
			'for a set of which two would not',
			{ events: [RECORDING], output: 'completeSet' },
			CREDENTIAL,
			'Events: not all that the set consists of would be heard of',
			'Choose “Recording Transcript Completed” and “Recording Summary Completed” in Events as well, or take it out of the set.',
		],
	])('%s', async (_, parameters, credential, message, description) => {
		expect(await rejection(parameters, credential)).toEqual([
			'NodeOperationError',
			message,
			description,
		]);
	});

	it('for a set without the REST API', async () => {
		const parameters = { events: [RECORDING], output: 'completeSet', setKinds: ['recording'] };
		expect(await rejection(parameters, { webhookSecretToken: 's' })).toEqual([
			'NodeOperationError',
			expect.stringMatching(/^Output: a complete set needs the REST API\. .*API/),
			'Open the credential “Zoom Video SDK API” and correct it, or choose another Output.',
		]);
	});

	it('when the credential cannot be read', async () => {
		expect(await rejection({ events: [RECORDING] }, new Error('locked'))).toEqual([
			'NodeOperationError',
			'locked',
			undefined,
		]);
	});
});
