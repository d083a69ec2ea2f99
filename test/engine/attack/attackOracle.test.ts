import { useTriggers, zoomEvent } from '../fixtures/trigger';
import { useZoom } from '../fixtures/zoom';
import { hmacOf } from './attackRequests';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);
const now = () => Math.floor(Date.now() / 1000);

describe("the oracle: having an event of one's own signed by the challenge", () => {
	const challenge = (plainToken: unknown) => ({
		event: 'endpoint.url_validation',
		payload: { plainToken },
	});
	const forged = JSON.stringify(zoomEvent({ session_name: 'Forged' }));

	it('does not work unsigned, nor signed by Zoom with the event for a token', async () => {
		const trigger = await startTrigger();
		const timestamp = String(now());
		const wish = `v0:${timestamp}:${forged}`;
		const answers = [
			await trigger.send(challenge(wish), { secret: null }),
			await trigger.send(challenge(wish), { secret: 'guess' }),
			// Even if Zoom itself could be brought to send it.
			await trigger.send(challenge(wish)),
			await trigger.send(challenge([wish])),
			await trigger.send(challenge({ toString: wish })),
		];
		expect(answers.map(({ status }) => status)).toEqual([401, 401, 400, 400, 400]);
		const right = hmacOf(zoom.simulator.keys.webhookSecretToken, wish);
		expect(answers.map(({ reply }) => reply).join()).not.toContain(right);
	});

	it('gives for a harmless token nothing that signs an event', async () => {
		const trigger = await startTrigger();
		const { reply } = await trigger.send(challenge('1700000000'));
		const { encryptedToken } = JSON.parse(reply ?? '{}');
		for (const body of [forged, '', '1700000000']) {
			const headers = {
				'x-zm-request-timestamp': String(now()),
				'x-zm-signature': `v0=${encryptedToken}`,
			};
			expect((await trigger.send(body, { secret: null, headers })).status).toBe(401);
		}
		expect(trigger.executions).toEqual([]);
	});

	it('is not given by what a refusal says: all are alike, however much of the signature is right', async () => {
		const trigger = await startTrigger();
		const replies = new Set<string | undefined>();
		const right = hmacOf(zoom.simulator.keys.webhookSecretToken, `v0:${now()}:${forged}`);
		// One digit is always wrong, wherever it stands.
		for (let wrong = 0; wrong < 64; wrong += 7) {
			const other = right[wrong] === '0' ? '1' : '0';
			const signature = `v0=${right.slice(0, wrong)}${other}${right.slice(wrong + 1)}`;
			const headers = { 'x-zm-request-timestamp': String(now()), 'x-zm-signature': signature };
			replies.add((await trigger.send(forged, { secret: null, headers })).reply);
		}
		expect([...replies]).toEqual(['{"refused":"bad_signature"}']);
	});
});
