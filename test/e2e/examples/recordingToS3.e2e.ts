import { createHash, randomUUID } from 'node:crypto';

import { itemsOf } from '../../../tools/n8n/client/execution';
import type { Workflow } from '../../../tools/n8n/client/workflow';
import { triggerOf } from '../../../tools/n8n/start/examples';
import type { StoredSession } from '../../../tools/zoom-simulator';
import { startS3Bucket, type S3Bucket } from '../../engine/fixtures/s3Bucket';
import { openEnvironment, type Environment } from '../setup/environment';
import { goLive, importExample, tellOf } from './exampleWorkflow';

const COMPLETED = 'session.recording_completed';
const MIB = 1_048_576;

/** Replaced at the edge: S3, by an S3-compatible server of others to which the AWS credential points. */
describe('the example that sends recordings to S3 with the AWS S3 node, in a real n8n', () => {
	let environment: Environment;
	let bucket: S3Bucket;
	let workflow: Workflow;

	beforeAll(async () => {
		[environment, bucket] = await Promise.all([openEnvironment(), startS3Bucket()]);
		workflow = await importWith(bucket.awsAccess);
		await goLive(environment, workflow);
	});
	afterAll(async () => {
		await environment.client.deactivate(workflow.id);
		await Promise.all([environment.close(), bucket.close()]);
	});

	const importWith = async (access: S3Bucket['awsAccess']) => {
		const credential = await environment.client.saveCredential(
			`AWS ${randomUUID()}`,
			'aws',
			access,
		);
		return await importExample(environment, 'recording-to-s3.json', environment.credential, {
			credentials: { 'Upload to S3': credential },
			parameters: { 'Upload to S3': { bucketName: bucket.name } },
		});
	};
	const executionOf = async ({ id }: StoredSession, { id: workflowId } = workflow) =>
		await environment.client.waitForExecution(workflowId, (execution) =>
			itemsOf(execution, triggerOf(workflow).name).some(({ session_id }) => session_id === id),
		);

	it('keeps each file, in parts, byte for byte, and says where', async () => {
		const name = 'Café & Co #1? 1+1 (50%)';
		const files = [
			{ kind: 'video' as const, size: 11 * MIB + 7 },
			'audio' as const,
			'chat' as const,
		];
		const session = environment.simulator.seed({ name, files });

		await tellOf(environment, COMPLETED, session, session.files);

		const execution = await executionOf(session);
		expect(execution.error).toBeUndefined();
		const kept = itemsOf(execution, 'Where it is');
		const hashes = await Promise.all(
			kept.map(async ({ key }) => {
				const { bytes = new Uint8Array() } = await bucket.read(String(key));
				return createHash('sha256').update(bytes).digest('hex');
			}),
		);
		const expected = session.files.map((file) => environment.simulator.sha256(file));
		expect(hashes).toEqual(expected);
		expect(kept.map(({ sha256 }) => sha256)).toEqual(expected);
		expect(kept).toEqual(
			session.files.map(() =>
				expect.objectContaining({
					session_id: session.id,
					dedupe_key: expect.stringContaining(session.id),
					bucket: bucket.name,
					key: expect.stringMatching(/^zoom\/\d{4}\/\d\d\/\d\d\/[\w-]+\.(mp4|m4a|txt)$/),
				}),
			),
		);
	});

	it('uploads nothing of a file that the node would store only in part, and says so', async () => {
		environment.simulator.requests.clear();
		const session = environment.simulator.seed({
			name: 'Huge',
			files: [{ kind: 'video', size: 4_000_000_001, showSize: true }],
		});

		await tellOf(environment, COMPLETED, session, session.files);

		const execution = await executionOf(session);
		expect(execution.error?.message).toMatch(
			/^A \w+ has 4000000001 bytes, and the AWS S3 node would store only a part of it\. Nothing was uploaded/,
		);
		expect(environment.simulator.requests.list('files.content')).toEqual([]);
	});

	it('fails with a wrong secret key, and keeps nothing', async () => {
		const wrong = await importWith({ ...bucket.awsAccess, secretAccessKey: 'wrong' });
		await environment.client.deactivate(workflow.id);
		await goLive(environment, wrong);
		const session = environment.simulator.seed({ name: 'Wrong', files: ['audio'] });

		await tellOf(environment, COMPLETED, session, session.files);

		const execution = await executionOf(session, wrong);
		expect(execution.status).toBe('error');
		expect(execution.error?.message).toMatch(/403|forbidden|signature/i);
		await environment.client.deactivate(wrong.id);
	});
});
