import type { GenericValue, INodeParameters } from 'n8n-workflow';

import { session, useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const GIVEN = '={{ $json.given }}';

const VALUES: Array<[string, GenericValue]> = [
	['an item', { session_id: 'abc==' }],
	['a list', ['abc==']],
	['a boolean', true],
];

describe.each(VALUES)('%s is refused by its field, before any request:', (_, given) => {
	it.each<[string, string, INodeParameters, string]>([
		['as a session to read', 'get', session(GIVEN), 'Session'],
		['as its name', 'get', session(GIVEN, 'name'), 'Session'],
		['as a session without a locator', 'get', { sessionId: GIVEN }, 'Session'],
		['as recordings to delete', 'delete', session(GIVEN), 'Session'],
		['as a session to end', 'end', { resource: 'session', ...session(GIVEN) }, 'Session'],
		[
			'as a file to delete',
			'delete',
			{ resource: 'file', ...session('abc=='), fileId: GIVEN },
			'File',
		],
		[
			'as a file to download',
			'download',
			{ resource: 'file', filesFrom: 'file', ...session('abc=='), fileId: GIVEN },
			'File',
		],
	])('%s', async (__, operation, parameters, field) => {
		const { error } = await zoom.run(operation, parameters, { items: [{ json: { given } }] });
		expect(error?.message).toBe(`'${field}': this is not text [item 0]`);
		expect(zoom.calls()).toEqual([]);
	});
});
