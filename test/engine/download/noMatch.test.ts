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
		[
			'of an item whose ID has the other name',
			{},
			(id) => ({ id, recording_files: [{ id: 'a' }] }),
		],
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
