import { useTriggers, zoomEvent } from '../fixtures/trigger';
import { useSetupCheck } from './setupPoints';

const { zoom, check } = useSetupCheck();
const startTrigger = useTriggers(zoom);

// Last, for what this process has rejected stays counted.
describe('Rejected webhooks', () => {
	it('are counted with their reason, workflow and meaning, and nothing of the request', async () => {
		const trigger = await startTrigger();
		for (const secret of ['forged', 'forged', null]) {
			await trigger.send(zoomEvent({ session_name: 'Secret talks' }), { secret });
		}
		await trigger.send(zoomEvent());
		const { notGood, of } = await check();
		expect(notGood).toEqual(['rejected_webhooks']);
		expect(of('rejected_webhooks')).toMatch(
			/^warning: .* rejected webhooks: 1 for missing_header \(the last at 20[^,]*Z, in workflow test-workflow\), 2 for bad_signature \(.*\)\. missing_header: x-zm-.* bad_signature: the signature matches neither/,
		);
		expect(of('rejected_webhooks')).not.toMatch(/Secret talks/);
	});
});
