import { encryptToken } from '../../../tools/zoom-simulator';
import { useTriggers } from '../fixtures/trigger';
import { useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);

describe('the challenge', () => {
	const challenge = (plainToken: unknown) => ({
		event: 'endpoint.url_validation',
		event_ts: Date.now(),
		payload: { plainToken },
	});

	it.each(['url', 'testUrl'] as const)(
		'is answered immediately, also at the %s',
		async (address) => {
			const trigger = await startTrigger();
			const { valid, attempt } = await zoom.simulator.webhooks.validate({ url: trigger[address] });
			expect([valid, attempt.status]).toEqual([true, 200]);
			expect(trigger.executions).toEqual([]);
		},
	);

	it('is answered whatever events are chosen, and each time', async () => {
		const trigger = await startTrigger({ events: ['session.ended'] });
		for (const time of [1, 2]) {
			const { valid } = await zoom.simulator.webhooks.validate({ url: trigger.url });
			expect([time, valid]).toEqual([time, true]);
		}
	});

	it('is answered with the secret that signed it', async () => {
		const previous = 'previous_secret';
		const credentials = zoom.credentials({ previousWebhookSecretToken: previous });
		const { url } = await startTrigger({}, { credentials });
		const { valid } = await zoom.simulator.webhooks.validate({ url, secretToken: previous });
		expect(valid).toBe(true);
	});

	it('is refused when it is not signed', async () => {
		zoom.simulator.settings.set({ signChallenge: false });
		const { url } = await startTrigger();
		const { attempt } = await zoom.simulator.webhooks.validate({ url });
		expect(attempt.status).toBe(401);
		expect(attempt.reply).not.toContain('encryptedToken');
	});

	const forged = `v0:${Math.floor(Date.now() / 1000)}:{"event":"session.started"}`;
	it.each<[string, unknown]>([
		['text with a colon, which could be a forged event', forged],
		['JSON', '{"a":1}'],
		['too long a text', 'x'.repeat(10_000)],
		['an empty text', ''],
		['a number', 12345],
		['nothing', undefined],
	])('is refused for %s', async (_, plainToken) => {
		const trigger = await startTrigger();
		const { status, reply } = await trigger.send(challenge(plainToken));
		expect(status).toBe(400);
		expect(reply).not.toContain('encryptedToken');
		const encrypted = encryptToken(zoom.simulator.keys.webhookSecretToken, String(plainToken));
		expect(reply).not.toContain(encrypted);
		expect(trigger.executions).toEqual([]);
	});
});
