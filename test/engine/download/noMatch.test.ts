import type { INodeParameters } from 'n8n-workflow';

import { useFiles } from '../fixtures/files';
import { jsonOf, session } from '../fixtures/zoom';
import type { NodeRun } from '../harness';

const zoom = useFiles();
const CHAT = { files: 'kinds', kinds: ['chat'] };

describe('the advice can be followed', () => {
	/** The expression that the advice of an error names. */
	const adviceOf = ({ error }: NodeRun) => /\{\{ .* \}\}/.exec(error?.description ?? '')?.[0];

	it.each<[string, INodeParameters, (id: string) => object]>([
		['of an input item', {}, (id) => ({ session_id: id, recording_files: [{ id: 'a' }] })],
		['of an item whose ID has the other name', {}, (id) => ({ id, recording_files: [] })],
		[
			'of an earlier step',
			{ filesFrom: 'earlier', earlierFile: "={{ $('Items').item.json.session }}" },
			(id) => ({ session: { session_id: id, recording_files: [{ id: 'a' }] } }),
		],
	])('%s', async (_, from, jsonFor) => {
		const { id } = zoom.simulator.seed({ name: 'Demo', files: ['chat'] });
		const input = { items: [{ json: { ...jsonFor(id) } }] };
		const run = await zoom.run('download', { ...CHAT, ...from }, input);
		expect(run.error?.message).toMatch(/^The item has no matching file \(chat\)/);
		// The name of the step and what it gives are an example.
		const expression = adviceOf(run)?.replace(
			"$('When a file is ready').item.json",
			"$('Items').item.json.session",
		);
		const followed = await zoom.run(
			'download',
			{ ...CHAT, filesFrom: 'session', ...session(`=${expression}`) },
			input,
		);
		expect(followed.error).toBeUndefined();
		expect(jsonOf(followed)).toEqual([expect.objectContaining({ session_id: id })]);
	});
});

describe('a session without files', () => {
	const item = { json: { session_id: 'x', session_name: 'Demo', recording_files: [] } };
	const earlier = { filesFrom: 'earlier', earlierFile: JSON.stringify(item.json) };
	const empty = { options: { ifNoFileMatches: 'empty' } };

	it.each<[string, string, INodeParameters]>([
		['download', 'of the input item', {}],
		['download', 'of an earlier step', earlier],
		['getTranscript', 'of the input item', {}],
		['getSummary', 'of an earlier step', earlier],
	])('%s: one %s is nothing where nothing may match', async (operation, _, from) => {
		const run = await zoom.run(operation, { ...from, ...empty }, { items: [item] });
		expect([run.error?.message, run.items]).toEqual([undefined, []]);
	});

	it('is an error elsewhere, which says that there are no files', async () => {
		const { error } = await zoom.run('download', {}, { items: [item] });
		expect(error?.message).toBe('The item has no matching file (all) [item 0]');
		expect(error?.description).toMatch(/^The item lists no files\. .*Return No Items/);
	});

	it('is not what an item without any list is', async () => {
		const { error } = await zoom.run('download', empty, { items: [{ json: { session_id: 'x' } }] });
		expect(error?.message).toMatch(/^There are no recording files/);
	});
});
