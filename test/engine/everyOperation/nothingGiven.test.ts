import type { INodeParameters } from 'n8n-workflow';

import { jsonOf, useZoom } from '../fixtures/zoom';

// n8n gives nothing for a field that the item lacks, and for an expression that fails. A filter that is taken for an
// empty one lists everything, and whatever deletes behind it deletes everything.
const zoom = useZoom();
const MISSING = '={{ $json.customer }}';
const FAILING = '={{ $json.customer.trim() }}';
const MISSPELT = '={{ $now.toISODte() }}';

const filtered = (name: string, value: string): INodeParameters => ({ filters: { [name]: value } });
const sessions = (name: string, value: string): INodeParameters => ({
	...{ resource: 'session', type: 'past' },
	...filtered(name, value),
});
const created = (parameters: INodeParameters): INodeParameters => ({
	...{ resource: 'session', sessionName: 'Demo' },
	...parameters,
});

it.each<[string, string, INodeParameters]>([
	['Session Name', 'getAll', filtered('sessionName', MISSING)],
	['Session Name', 'getAll', filtered('sessionName', FAILING)],
	['From', 'getAll', filtered('from', MISSING)],
	['To', 'getAll', filtered('to', MISSPELT)],
	['Has File Kinds', 'getAll', filtered('fileKinds', MISSING)],
	['In Trash', 'getAll', filtered('inTrash', MISSING)],
	['Session Name', 'getAll', sessions('sessionName', MISSING)],
	['Session Key', 'getAll', sessions('sessionKey', MISSING)],
	['To', 'getAll', sessions('to', MISSPELT)],
	['Endpoint', 'getWebhookLogs', { resource: 'account', ...filtered('endpoint', MISSING) }],
	['Password', 'create', created({ options: { password: MISSING } })],
	['Record Automatically', 'create', created({ recordAutomatically: MISSING })],
])(
	'an expression that gives nothing is refused: %s of %s',
	async (field, operation, parameters) => {
		zoom.simulator.seed({ name: 'Somebody' });
		const { error } = await zoom.run(operation, parameters, { items: [{ json: { other: 1 } }] });
		expect(error?.message).toBe(`'${field}': the expression gives nothing [item 0]`);
		expect(error?.description).toMatch(/write \{\{ … \?\? '' \}\}/);
		expect(zoom.calls()).toEqual([]);
	},
);

it.each<[string, INodeParameters]>([
	['is left empty', filtered('sessionName', '')],
	['gives an empty text', filtered('sessionName', "={{ $json.customer ?? '' }}")],
	['is not there', {}],
])('a filter that %s filters nothing', async (_, parameters) => {
	const { id } = zoom.simulator.seed({ name: 'Somebody' });
	const run = await zoom.run('getAll', parameters);
	expect(jsonOf(run).map(({ session_id }) => session_id)).toEqual([id]);
});

it('with Continue, the other items are filtered by theirs', async () => {
	const { id } = zoom.simulator.seed({ name: 'Somebody' });
	zoom.simulator.seed({ name: 'Another' });
	const { items } = await zoom.run('getAll', filtered('sessionName', MISSING), {
		items: [{ json: {} }, { json: { customer: 'some' } }],
		onError: 'continueRegularOutput',
	});
	expect(items.map(({ json }) => json['session_id'] ?? json['error'])).toEqual([
		"'Session Name': the expression gives nothing [item 0]",
		id,
	]);
});
