import { outcomes, useTriggers, zoomEvent } from '../fixtures/trigger';
import { useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);

describe('two nodes of one workflow', () => {
	it.each<[string, object, object]>([
		['with one id', { id: 'one' }, { id: 'one', name: 'Trigger1' }],
		[
			'with one id and no webhook id',
			{ id: 'two', webhookId: undefined },
			{ id: 'two', webhookId: undefined, name: 'Trigger1' },
		],
	])('%s each get the event', async (_, one, other) => {
		const triggers = [
			await startTrigger({}, { node: one }),
			await startTrigger({}, { node: other }),
		];
		for (const trigger of triggers) {
			expect(await outcomes(trigger, [zoomEvent(), zoomEvent()])).toEqual(['started', 'repeat']);
		}
	});

	it('a renamed one still knows repeats, although its static data was left behind', async () => {
		const node = { id: 'three', webhookId: 'w3' };
		const before = await startTrigger({}, { node });
		expect(await outcomes(before, [zoomEvent()])).toEqual(['started']);
		const staticData = before.staticData();
		const renamed = await startTrigger({}, { node: { ...node, name: 'Zoom' }, staticData });
		const other = zoomEvent({ session_id: 'other==' });
		expect(await outcomes(renamed, [zoomEvent(), other])).toEqual(['repeat', 'started']);
		// The next event saves all that is known under the new name.
		const name = { name: 'Zoom' };
		const after = await startTrigger({}, { node: name, staticData: renamed.staticData() });
		expect(await outcomes(after, [zoomEvent(), other])).toEqual(['repeat', 'repeat']);
	});
});
