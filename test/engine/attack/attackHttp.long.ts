import { useTriggers } from '../fixtures/trigger';
import { useZoom } from '../fixtures/zoom';
import { attackOverHttp } from './attackOverHttp';
import { heapInUse } from './heap';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);
const REQUESTS = 20_000;
const MEBIBYTE = 2 ** 20;

it('20,000 generated requests over HTTP start nothing that is forged, and pile up nothing', async () => {
	const trigger = await startTrigger();
	let heapAtHalf = 0;
	await attackOverHttp(trigger, zoom.simulator.keys.webhookSecretToken, REQUESTS, (sent) => {
		if (sent === REQUESTS / 2) heapAtHalf = heapInUse();
	});
	expect(trigger.failedExecutions).toEqual([]);
	// What two thousand keys in the static data and the engine's own caches may still grow by.
	expect(heapInUse() - heapAtHalf).toBeLessThan(24 * MEBIBYTE);
	expect(zoom.logs.filter(({ metadata }) => metadata['reason']).length).toBeLessThan(40);
});
