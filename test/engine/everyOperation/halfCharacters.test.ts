import type { INodeParameters } from 'n8n-workflow';

import { jsonOf, session, useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const HALF = 'Demo-\ud83d';

describe('half a character in an input is refused by its field, before any request:', () => {
	it.each<[string, string, INodeParameters, string]>([
		['the ID of a session', 'start', session(HALF), 'Session'],
		['its name', 'start', session(HALF, 'name'), 'Session'],
		['the session of recordings', 'get', session(HALF), 'Session'],
		['their name', 'get', session(HALF, 'name'), 'Session'],
		['a filter by name', 'getAll', { filters: { sessionName: HALF } }, 'Session Name'],
		[
			'a filter by key',
			'getAll',
			{ resource: 'session', filters: { sessionKey: HALF } },
			'Session Key',
		],
		['a new name', 'create', { resource: 'session', sessionName: HALF }, 'Session Name'],
		[
			'a password',
			'create',
			{ resource: 'session', sessionName: 'Demo', options: { password: HALF } },
			'Password',
		],
		['a token', 'createToken', { resource: 'session', sessionName: HALF }, 'Session Name'],
		['a file', 'delete', { resource: 'file', ...session('abc=='), fileId: HALF }, 'File'],
	])('%s', async (_, operation, parameters, field) => {
		const { error } = await zoom.run(operation, parameters);
		expect(error?.message).toBe(`'${field}': the text contains half a character [item 0]`);
		expect(zoom.calls()).toEqual([]);
	});
});

it('half a character in a name at Zoom is returned as its replacement', async () => {
	const { id } = zoom.simulator.seed({ name: HALF });
	expect(jsonOf(await zoom.run('get', session(id)))).toEqual([
		expect.objectContaining({ session_name: 'Demo-\ufffd' }),
	]);
});
