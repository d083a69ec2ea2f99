import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { itemsOf } from '../../../tools/n8n/client/execution';
import type { Credential } from '../../../tools/n8n/client/n8nAnswers';
import {
	readWorkflow,
	useCredential,
	type WorkflowDefinition,
} from '../../../tools/n8n/client/workflow';
import { repository } from '../../../tools/n8n/install/packageTarball';
import { makeFile } from '../../../tools/zoom-simulator/files/makeFile';
import { type S3Bucket, startS3Bucket } from '../../engine/fixtures/s3Bucket';
import { openEnvironment, type Environment } from '../setup/environment';
import { actionWorkflow, nodeNames, sessionById } from '../workflows';
import { replaceNode } from './exampleWorkflow';

const DAY = 86_400_000;
const TRASH = 'Trash what is archived';

/** Replaced at the edge: the storage, by n8n's own S3 nodes and an S3-compatible server of others. */
describe('archive, verify, trash, recover in a real n8n', () => {
	let environment: Environment;
	let bucket: S3Bucket;

	beforeAll(async () => {
		[environment, bucket] = await Promise.all([openEnvironment(), startS3Bucket()]);
	});
	afterAll(async () => await Promise.all([environment.close(), bucket.close()]));

	const runExample = async (change = (given: WorkflowDefinition) => given) => {
		const example = await readWorkflow(join(repository, 'examples', 'archive-verify-trash.json'));
		const changed = useCredential(change(example), environment.credential);
		return await environment.client.run(
			await environment.client.saveWorkflow(changed),
			'Every night',
		);
	};
	const seed = (name: string, startedAt: Date) => {
		const kinds = ['video', 'audio', 'participantAudio', 'chat', 'captions'] as const;
		return environment.simulator.seed({ name, startedAt, files: [...kinds] });
	};

	/** The storage as a user puts it there: an upload, and a list, since S3's upload tells no size. */
	const inBucket =
		({ id, name, type }: Credential) =>
		(example: WorkflowDefinition) =>
			replaceNode(
				example,
				'Your storage',
				[
					{
						name: 'Upload to S3',
						parameters: {
							resource: 'file',
							operation: 'upload',
							bucketName: bucket.name,
							fileName: '={{ $json.saved_as }}',
						},
					},
					{
						name: 'What is in S3',
						parameters: {
							resource: 'file',
							operation: 'getAll',
							bucketName: bucket.name,
							returnAll: true,
						},
						executeOnce: true,
					},
				].map((node) => ({
					...node,
					id: randomUUID(),
					type: 'n8n-nodes-base.s3',
					typeVersion: 1,
					position: [880, 0],
					credentials: { [type]: { id, name } },
				})),
				TRASH,
			);

	it('stops as imported, says why, and deletes nothing', async () => {
		const sessions = ['One', 'Two'].map((name) => seed(name, new Date(Date.now() - 9 * DAY)));

		const execution = await runExample();

		expect(execution.status).toBe('error');
		expect(execution.error?.message).toMatch(/^There is no storage yet, so nothing was stored/);
		expect(itemsOf(execution, TRASH)).toEqual([]);
		expect(sessions.map(({ trashedAt }) => trashedAt)).toEqual([undefined, undefined]);
		const methods = environment.simulator.requests.list().map(({ method }) => method);
		expect(methods).toContain('GET');
		expect(methods).not.toContain('DELETE');
		environment.simulator.reset();
	});

	it('trashes each session that is stored as a whole, and says what is missing of the others', async () => {
		const { simulator } = environment;
		const startedAt = new Date(Date.now() - 10 * DAY);
		// Two of one name and second, of which the storage must not replace one by the other.
		const [whole, twin, late] = ['Whole', 'Whole', 'Late'].map((name) => seed(name, startedAt));
		const recent = simulator.seed({ name: 'Recent', files: ['video'] });
		if (whole === undefined || twin === undefined || late === undefined) {
			throw new Error('No sessions');
		}
		// One file of the last session is in the account's own storage: it is not downloaded.
		const [{ start, end } = { start: 0, end: 0 }] = late.files;
		const externalUrl = 's3://bucket/key';
		late.files.push(makeFile({ kind: 'galleryVideo', externalUrl }, late, { start, end }));
		const credential = await environment.client.saveCredential(
			`S3 ${randomUUID()}`,
			's3',
			bucket.access,
		);

		const execution = await runExample(inBucket(credential));

		expect(execution.error).toBeUndefined();
		expect(execution).toMatchObject({ status: 'success' });
		const trashed = itemsOf(execution, TRASH);
		expect(trashed.map(({ session_id: id }) => id).sort()).toEqual([whole.id, twin.id].sort());
		const names = trashed.flatMap(({ archived_files: files }) =>
			(Array.isArray(files) ? files : []).map((file) => String(Reflect.get(file, 'saved_as'))),
		);
		expect(new Set(names).size).toBe(10);
		const sizes = await Promise.all(
			names.map(async (name) => (await bucket.read(name)).bytes?.length),
		);
		expect(sizes.sort()).toEqual([...whole.files, ...twin.files].map(({ size }) => size).sort());
		expect(itemsOf(execution, 'Escape for Slack')).toEqual([
			{ text: expect.stringMatching(/^A recording stays at Zoom: File .*: not at Zoom/) },
		]);
		expect(whole.trashedAt).toBeDefined();
		expect(twin.trashedAt).toBeDefined();
		expect(late.trashedAt).toBeUndefined();
		expect(recent.trashedAt).toBeUndefined();

		const recover = actionWorkflow(
			{ operation: 'recover', sessionId: sessionById(whole.id), options: {} },
			environment.credential,
		);
		const recovery = await environment.client.saveWorkflow(recover);
		const recovered = await environment.client.run(recovery, nodeNames.manual);
		expect(itemsOf(recovered, nodeNames.action)).toEqual([
			{ recovered: true, session_id: whole.id },
		]);
		expect(whole.trashedAt).toBeUndefined();
	});
});
