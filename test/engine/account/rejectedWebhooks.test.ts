import { useTriggers, zoomEvent } from '../fixtures/trigger';
import { useSetupCheck } from './setupPoints';

const { zoom, check } = useSetupCheck();
const startTrigger = useTriggers(zoom);

// What this process has rejected stays counted, so each test has a credential of its own.
const rejected = async (credentialId: string) =>
	(await check({}, credentialId)).of('rejected_webhooks');

describe('Rejected webhooks', () => {
	it('are counted with their reason, workflow and meaning, and nothing of the request', async () => {
		const trigger = await startTrigger({}, { credentialId: 'counted' });
		for (const secret of ['forged', 'forged', null]) {
			await trigger.send(zoomEvent({ session_name: 'Secret talks' }), { secret });
		}
		const { notGood, of } = await check({}, 'counted');
		expect(notGood).toEqual(['rejected_webhooks']);
		expect(of('rejected_webhooks')).toMatch(
			/^warning: .* rejected webhooks: 1 for missing_header \(the last at 20[^,]*Z, in workflow test-workflow\), 2 for bad_signature \(.*\)\. missing_header: x-zm-.* bad_signature: the signature matches neither/,
		);
		expect(of('rejected_webhooks')).not.toMatch(/Secret talks/);
	});

	it.each<[string, (trigger: Awaited<ReturnType<typeof startTrigger>>) => Promise<unknown>]>([
		['an event', async (trigger) => await trigger.send(zoomEvent())],
		[
			'an event that is not chosen',
			async (trigger) => await trigger.send(zoomEvent({}, 'session.sharing_started')),
		],
		['a challenge', async ({ url }) => await zoom.simulator.webhooks.validate({ url })],
	])('are past once %s is accepted', async (name, accept) => {
		const trigger = await startTrigger({}, { credentialId: name });
		await trigger.send(zoomEvent(), { secret: 'wrong' });
		expect(await rejected(name)).toMatch(/^warning: .* 1 for bad_signature/);
		await accept(trigger);
		expect(await rejected(name)).toMatch(/^ok: The last webhook .* \(bad_signature\)\. Later/);
		await trigger.send(zoomEvent(), { secret: 'wrong' });
		expect(await rejected(name)).toMatch(/^warning: .* 2 for bad_signature/);
	});

	it('of another credential are named, and no fault of this one', async () => {
		const credentials = zoom.credentials({ webhookSecretToken: 'other' });
		const trigger = await startTrigger({}, { credentials, credentialId: 'other' });
		await trigger.send(zoomEvent());
		expect(await rejected('own')).toMatch(
			/^ok: .* rejected no webhook .* another credential .* in workflow test-workflow: run Check/,
		);
	});
});
