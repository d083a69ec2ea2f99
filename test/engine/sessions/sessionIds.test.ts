import { jsonOf, session, useZoom } from '../fixtures/zoom';

/** Every mix of the three signs that need care, at the start, doubled, and at the end. */
const IDS = [
	'kwPoX6bTS4uWBYwmEpzBvA==',
	'kwPoX6bTS4uWBYwmEppXvZ++',
	'oiFKKKL/RyGdm9W1r1Ll6w==',
	'/ajXp112QmuoKj4854875==',
	'//jXp112QmuoKj4854875==',
	'+ajXp112QmuoKj4854875==',
	'+/jXp112QmuoKj4854875==',
	'/+jXp112QmuoKj4854875==',
	'ab//cdX+1==',
	'ab/+/cdX1==',
	'abcdX1/==',
	'abcdX1//',
	'abcdX1+/',
	'ab%2FcdX1==',
];

const zoom = useZoom({ settings: { idEncoding: 'documented', recordingEventDelayMs: 0 } });

describe('with Zoom decoding ids as documented', () => {
	it.each(IDS)('%s is started and read', async (id) => {
		zoom.simulator.startSession({ name: 'Live', id });
		const start = await zoom.run('start', session(id));
		expect(start.error).toBeUndefined();
		expect(zoom.simulator.session(id).recorder).toBe('recording');

		zoom.simulator.reset();
		zoom.simulator.seed({ name: 'Past', id });
		const get = await zoom.run('get', session(id));
		expect(jsonOf(get)).toEqual([expect.objectContaining({ session_id: id })]);
	});
});

it.each([
	['single', '/ab+c==', '%2Fab%2Bc%3D%3D'],
	['double', 'ab+c==', 'ab%252Bc%253D%253D'],
	['auto', 'ab+c==', 'ab%2Bc%3D%3D'],
	['auto', '/ab+c==', '%252Fab%252Bc%253D%253D'],
])('Session ID Encoding %s sends %s as %s', async (sessionIdEncoding, id, segment) => {
	zoom.simulator.settings.set({ idEncoding: 'either' });
	zoom.simulator.seed({ name: 'Live', state: 'live', id });
	const { error } = await zoom.run('start', { ...session(id), options: { sessionIdEncoding } });
	expect(error).toBeUndefined();
	const [call] = zoom.simulator.requests.list();
	expect(call?.path).toBe(`/v2/videosdk/sessions/${segment}/events`);
});
