import { outcomes, useTriggers, zoomEvent } from '../fixtures/trigger';
import { useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);
const events = ['session.started', 'session.ended'].map((name) => zoomEvent({}, name));

it.each<[string, string, string[]]>([
	['a list', "={{ ['session.started'] }}", ['started', 'event_not_chosen']],
	['one event as text', "={{ 'session.started' }}", ['started', 'event_not_chosen']],
	['nothing', '={{ [] }}', ['event_not_chosen', 'event_not_chosen']],
	[
		'a misspelt event among others, which has Zoom wait',
		"={{ ['session.started', 'session.end'] }}",
		['settings_unusable', 'settings_unusable'],
	],
])('Trigger On may be an expression that gives %s', async (_, expression, expected) => {
	const trigger = await startTrigger({ events: expression });
	expect(await outcomes(trigger, events)).toEqual(expected);
});
