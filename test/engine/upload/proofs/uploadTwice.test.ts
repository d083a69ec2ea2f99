import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { WorkflowDefinition } from '../../../../tools/n8n/client/workflow';
import { outputOf, runExample } from '../../examples/exampleRun';
import { useBucketUploads } from '../../fixtures/bucketUploads';
import { credentialsFor, session } from '../../fixtures/zoom';
import { seedFiles, sent } from './seedFiles';

// Two files sent to one address: of the first, nothing is left there.
const { zoom, bucket, objects } = useBucketUploads();

/** The output of uploads that stand one after the other in each round of a loop. */
async function loop(items: IDataObject[], uploads: Record<string, INodeParameters>) {
	const names = Object.keys(uploads);
	const node = (name: string, type: string, parameters: INodeParameters) => ({
		...{ name, type, parameters, typeVersion: 1, position: [0, 0] as [number, number] },
		onError: 'continueRegularOutput',
	});
	const to = (name = 'Loop') => [{ node: name, type: 'main', index: 0 }];
	const connections: Record<string, unknown> = { Loop: { main: [[], to(names[0])] } };
	for (const [at, name] of names.entries()) connections[name] = { main: [to(names[at + 1])] };
	const definition: WorkflowDefinition = {
		name: 'Loop',
		nodes: [
			node('Loop', 'n8n-nodes-base.splitInBatches', {}),
			...Object.entries(uploads).map(([name, parameters]) =>
				node(name, 'n8n-nodes-zoom-video-sdk.zoomVideoSdkRecording', {
					...{ resource: 'file', operation: 'upload' },
					...parameters,
				}),
			),
		],
		connections,
	};
	const run = await runExample({
		...{ example: 'archive-to-bucket', at: 'Loop', items, change: () => definition },
		credentials: credentialsFor(zoom.simulator, { downloadHosts: '127.0.0.1' }),
	});
	expect(run.data.resultData.error).toBeUndefined();
	zoom.watch(run.data.resultData);
	return names.map((name) => outputOf(run, name));
}

const refused = { error: expect.stringMatching(/another file was sent to the same address/) };

describe('within an execution the second file is refused', () => {
	it.each<[string, string]>([
		['one address', '/fixed.mp4'],
		[
			'an address signed anew',
			'/fixed.mp4?X-Amz-Date={{ $json.id }}&X-Amz-Signature={{ $json.id }}',
		],
	])('in another round of a loop, at %s', async (_, path) => {
		const { items } = await seedFiles(zoom);
		const [outputs] = await loop(items, { Upload: { uploadUrl: `=${bucket.origin}${path}` } });
		expect(outputs).toMatchObject([sent(items[0]), refused]);
		expect(objects.size).toBe(1);
		expect(bucket.calls).toHaveLength(1);
	});

	it('by another node', async () => {
		const { id, items } = await seedFiles(zoom);
		const uploadUrl = `${bucket.origin}/fixed`;
		const from = { uploadUrl, filesFrom: 'session', ...session(id), files: 'kinds' };
		const [one, other] = await loop([{}], {
			Video: { ...from, kinds: ['video'] },
			Audio: { ...from, kinds: ['audio'] },
		});
		expect(one).toMatchObject([sent(items[0])]);
		expect(other).toMatchObject([refused]);
	});
});

it('the same file may be sent again, as Retry On Fail and a retried execution do', async () => {
	const { items } = await seedFiles(zoom);
	const [first] = items;
	const [outputs] = await loop([{ ...first }, { ...first }], {
		Upload: { uploadUrl: `${bucket.origin}/fixed.mp4` },
	});
	expect(outputs).toMatchObject([sent(first), sent(first)]);
});
