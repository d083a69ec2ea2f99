import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { WorkflowDefinition } from '../../../tools/n8n/client/workflow';
import { PACKAGE_ROOT } from '../harness';
import { useArchiveExample, withStorage } from './archiveExample';
import { outputOf, readExample } from './exampleRun';

const { twins, run, deletions } = useArchiveExample();

/** Where the connections of a workflow lead from a node, over any of its outputs. */
function reachableFrom({ connections }: WorkflowDefinition, start: string): Set<string> {
	const found = new Set([start]);
	for (const name of found) {
		const text = JSON.stringify(connections[name] ?? {});
		for (const [, next = ''] of text.matchAll(/"node":"([^"]+)"/g)) found.add(next);
	}
	return found;
}

const examples = readdirSync(join(PACKAGE_ROOT, 'examples')).filter((name) =>
	name.endsWith('.json'),
);

it.each(examples)('%s does not reach a node that deletes or ends anything', async (name) => {
	const example = await readExample(name.replace(/\.json$/, ''));
	const starts = example.nodes.filter(({ type }) => /trigger$/i.test(type));
	expect(starts.length).toBeGreaterThan(0);
	const reached = new Set(starts.flatMap((start) => [...reachableFrom(example, start.name)]));
	const harmful = example.nodes.filter(({ parameters }) =>
		['delete', 'end', 'stop'].includes(String(parameters['operation'])),
	);
	expect(harmful.filter((node) => reached.has(node.name))).toEqual([]);
});

it.each(examples)('%s loses no item in Remove Duplicates, which fails at times', async (name) => {
	const { nodes, settings } = await readExample(name.replace(/\.json$/, ''));
	const once = nodes.filter(({ type }) => type === 'n8n-nodes-base.removeDuplicates');
	// Two executions that are its first fail with "UNIQUE constraint failed": n8n 2.41 inserts one row for both.
	expect(once.filter(({ retryOnFail }) => retryOnFail !== true)).toEqual([]);
	// What crashed begins anew when it is retried, and is a duplicate then, unless n8n has saved how far it was.
	expect(once.length === 0 || settings?.['saveExecutionProgress']).toBe(true);
});

it.each(examples)('%s reports no file as stored or read that Zoom does not have', async (name) => {
	const { nodes } = await readExample(name.replace(/\.json$/, ''));
	const storing = nodes.filter(({ type, parameters: { resource, operation } }) =>
		['download', 'upload', 'getTranscript', 'getSummary'].some(
			(each) => resource === 'file' && operation === each && !type.endsWith('Tool'),
		),
	);
	// Without this option, such a file is an item like the others, which the next steps report as stored. Of one
	// without a text, an expression makes nothing, so a message without transcript and summary would be posted.
	const isOff = ({ parameters: { options } }: (typeof nodes)[number]) =>
		!JSON.stringify(options ?? {}).includes('"ifExternalStorage":"error"');
	expect(storing.filter(({ type }) => !type.startsWith('n8n-nodes-base.')).filter(isOff)).toEqual(
		[],
	);
});

it('give agents nothing but tools that read, whose operation no agent can choose', async () => {
	const all = await Promise.all(
		examples.map(async (name) => await readExample(name.replace(/\.json$/, ''))),
	);
	const tools = all.flatMap(({ nodes }) => nodes.filter(({ type }) => type.endsWith('Tool')));
	const reading = ['recording: getAll', 'file: getTranscript'];
	expect(tools.length).toBeGreaterThan(0);
	expect(
		tools
			.map(({ parameters: { resource, operation } }) => `${String(resource)}: ${String(operation)}`)
			.filter((operation) => !reading.includes(operation)),
	).toEqual([]);
});

describe('the example that archives and trashes', () => {
	it('stops, as imported, and says why', async () => {
		const { data } = await run(twins());
		expect(data.resultData.error?.message).toMatch(
			/^There is no storage yet, so nothing was stored and nothing was deleted\./,
		);
		expect(data.resultData.lastNodeExecuted).toBe('Your storage');
		expect(deletions()).toBe(0);
	});

	it.each<[string, string[]]>([
		['nothing', []],
		['a No Operation node', ['n8n-nodes-base.noOp']],
		['a filter', ['n8n-nodes-base.filter', 'n8n-nodes-base.noOp']],
	])('deletes nothing with %s as the storage', async (_, types) => {
		const result = await run(twins(), { change: withStorage(...types) });
		expect(result.data.resultData.error).toBeUndefined();
		expect(deletions()).toBe(0);
		expect(outputOf(result, 'Say what is missing')).toEqual([
			{ text: expect.stringMatching(/^A recording stays at Zoom: /) },
			{ text: expect.stringMatching(/^A recording stays at Zoom: /) },
		]);
	});
});
