import type { GenericValue, INodeParameters, INodeProperties } from 'n8n-workflow';

import { useTriggers } from '../fixtures/trigger';
import { jsonOf, session, useZoom } from '../fixtures/zoom';
import { loadPackage, startPoller } from '../harness';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);

const GIVEN = '={{ $json.given }}';
const unclear = (field: string) => `'${field}': "maybe" is neither true nor false`;

/** What each operation needs to be asked about its switches. */
const NEEDED: INodeParameters = {
	...session('abc=='),
	sessionName: 'Demo',
	filesFrom: 'session',
	uploadTo: 'urlPut',
	uploadUrl: 'https://example.test/',
};
/** What shows Allow Folders. */
const SHOWING: INodeParameters = { fileName: '{session_name}/{short_id}' };
const MISSED: INodeParameters = { output: 'missedEvents' };

/** The switches among the fields of a node, and those in its collections, with the value given to them. */
function switchesIn(properties: INodeProperties[]): Array<[string, INodeParameters]> {
	return properties.flatMap(({ displayName, name, type, options = [], noDataExpression }) => {
		if (type === 'boolean' && noDataExpression !== true) return [[displayName, { [name]: GIVEN }]];
		if (type !== 'collection') return [];
		const fields = options.filter((option) => 'type' in option);
		return switchesIn(fields).map(([label, value]): [string, INodeParameters] => [
			label,
			{ [name]: { ...SHOWING, ...value } },
		]);
	});
}

/** The switches of every operation, with what shows them. */
async function everySwitch(): Promise<Array<[string, string, string, INodeParameters]>> {
	const { type } = (await loadPackage()).getNode('zoomVideoSdkRecording');
	if (!('description' in type) || !('properties' in type.description)) {
		throw new Error('The node has versions');
	}
	return type.description.properties.flatMap((property) => {
		const show = property.displayOptions?.show ?? {};
		return (show['resource'] ?? []).flatMap((resource) =>
			(show['operation'] ?? []).flatMap((operation) =>
				switchesIn([property]).map(([label, value]): [string, string, string, INodeParameters] => [
					String(resource),
					String(operation),
					label,
					value,
				]),
			),
		);
	});
}

it('a switch that an expression leaves unclear is refused by its field, before any request', async () => {
	const switches = await everySwitch();
	expect(switches.length).toBeGreaterThan(20);
	for (const [resource, operation, label, value] of switches) {
		const output = label === 'Include Download Token' && resource === 'account' ? MISSED : {};
		const parameters = { ...NEEDED, ...output, ...value, resource };
		const run = await zoom.run(operation, parameters, { items: [{ json: { given: 'maybe' } }] });
		expect([resource, operation, run.error?.message]).toEqual([
			resource,
			operation,
			`${unclear(label)} [item 0]`,
		]);
	}
	expect(zoom.calls()).toEqual([]);
});

it.each<[string, INodeParameters, string]>([
	['Simplify', { simplify: '={{ "maybe" }}' }, 'Simplify'],
	['an option', { options: { includeDownloadToken: '={{ "maybe" }}' } }, 'Include Download Token'],
	['another', { options: { ignoreDuplicates: '={{ "maybe" }}' } }, 'Ignore Duplicates'],
])('so is one of the trigger: %s', async (_, parameters, field) => {
	const trigger = await startTrigger(parameters);
	await expect(trigger.activate()).rejects.toThrow(unclear(field));
});

it('so is one of the polling trigger', async () => {
	const poller = await startPoller({
		type: 'zoomVideoSdkRecordingPollTrigger',
		parameters: { options: { includeExistingRecordings: '={{ "maybe" }}' } },
		credentials: zoom.credentials(),
	});
	await expect(poller.activate()).rejects.toThrow(unclear('Include Existing Recordings'));
	expect(zoom.calls()).toEqual([]);
});

describe('a switch may be set by an expression that gives a text or a number:', () => {
	it.each<[GenericValue, string]>([
		['true', 'cloud'],
		['TRUE', 'cloud'],
		[1, 'cloud'],
		[true, 'cloud'],
		['', 'cloud'],
		['false', 'none'],
		['False', 'none'],
		[0, 'none'],
		[false, 'none'],
	])('Record Automatically with %j sends %s', async (given, sent) => {
		const parameters = { resource: 'session', sessionName: 'Demo', recordAutomatically: GIVEN };
		const run = await zoom.run('create', parameters, { items: [{ json: { given } }] });
		expect(run.error).toBeUndefined();
		const [call] = zoom.simulator.requests.list('sessions.create');
		expect(JSON.parse(call?.body ?? '')).toMatchObject({ settings: { auto_recording: sent } });
	});

	it.each<[GenericValue, number]>([
		['true', 51],
		[1, 51],
		['false', 50],
		['', 50],
	])('Return All with %j gives %i of 51', async (given, count) => {
		for (let made = 0; made < 51; made += 1) {
			zoom.simulator.seed({ name: 'Demo', files: ['video'] });
		}
		const items = [{ json: { given } }];
		const run = await zoom.run('getAll', { returnAll: GIVEN }, { items });
		expect(jsonOf(run)).toHaveLength(count);
	});
});
