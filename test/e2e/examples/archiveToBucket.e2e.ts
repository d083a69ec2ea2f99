import { createHash } from 'node:crypto';

import { z } from 'zod';

import { itemsOf } from '../../../tools/n8n/client/execution';
import type { Workflow } from '../../../tools/n8n/client/workflow';
import { triggerOf } from '../../../tools/n8n/start/examples';
import type { StoredFile } from '../../../tools/zoom-simulator';
import { kindNames } from '../../../tools/zoom-simulator/files/kinds';
import { startS3Bucket, type S3Bucket } from '../../engine/fixtures/s3Bucket';
import { SIGN_TOKEN, signUpload } from '../../engine/fixtures/signUpload';
import { openEnvironment, type Environment } from '../setup/environment';
import { goLive, importExample, tellOf } from './exampleWorkflow';
import { type JsonService, startJsonService } from './jsonService';

const COMPLETED = 'session.recording_completed';
const asked = z.object({ key: z.string(), content_type: z.string() });
const signed = z.object({ url: z.string() });
const hashOf = (bytes: Uint8Array = new Uint8Array()) =>
	createHash('sha256').update(bytes).digest('hex');

/**
 * Replaced at the edge: Lambda, which runs the signing function of the examples, and the bucket, which is an S3-compatible server of others. The
 * credential lists the bucket's host, since it is on this machine.
 */
describe('the example that archives to a bucket, whole, in a real n8n', () => {
	let environment: Environment;
	let bucket: S3Bucket;
	let signer: JsonService;
	let workflow: Workflow;
	/** Keys for which the service signs an address that the bucket will not take. */
	const spoilt = new Set<string>();

	beforeAll(async () => {
		[environment, bucket] = await Promise.all([openEnvironment(), startS3Bucket()]);
		signer = await startJsonService(async (body, { authorization }) => {
			const { status, answer } = await signUpload(bucket, body, authorization);
			if (status !== 200) return { status, body: Object(answer) };
			const { url } = signed.parse(answer);
			const isSpoilt = spoilt.has(asked.parse(body).content_type);
			return { body: { url: isSpoilt ? url.replace(/Signature=..../, 'Signature=0000') : url } };
		});
		const header = await environment.client.saveCredential('Signer', 'httpHeaderAuth', {
			...{ name: 'Authorization', value: `Bearer ${SIGN_TOKEN}` },
		});
		const credential = await environment.credentialWith({
			downloadHosts: [new URL(environment.simulator.origins.files).host, bucket.host].join(', '),
		});
		workflow = await importExample(environment, 'archive-to-bucket.json', credential, {
			addresses: { 'Ask for an upload address': signer.url },
			credentials: { 'Ask for an upload address': header },
		});
		await goLive(environment, workflow);
	});
	beforeEach(() => {
		spoilt.clear();
		signer.received.length = 0;
	});
	afterAll(async () => {
		await environment.client.deactivate(workflow.id);
		await Promise.all([environment.close(), bucket.close(), signer.close()]);
	});

	const executionOf = async (dedupeKey: string) =>
		await environment.client.waitForExecution(workflow.id, (execution) =>
			itemsOf(execution, triggerOf(workflow).name).some(({ dedupe_key: key }) => key === dedupeKey),
		);
	const firstKeyOf = (sessionId: string, { collection, id }: StoredFile) =>
		`${sessionId}:${collection}:${id ?? ''}`;

	it('puts each file of the three events there, byte for byte, with its type', async () => {
		const session = environment.simulator.seed({ name: 'Whole', files: [...kindNames] });
		const isLate = ({ fileType }: StoredFile) => ['TRANSCRIPT', 'SUMMARY'].includes(fileType);
		const parts: Array<[string, StoredFile[]]> = [
			[COMPLETED, session.files.filter((file) => !isLate(file))],
			[
				'session.recording_transcript_completed',
				session.files.filter(({ fileType }) => fileType === 'TRANSCRIPT'),
			],
			[
				'session.recording_summary_completed',
				session.files.filter(({ fileType }) => fileType === 'SUMMARY'),
			],
		];
		const told: Array<Record<string, unknown>> = [];
		for (const [event, files] of parts) {
			const [first] = files;
			if (first === undefined) throw new Error(`No file for ${event}`);
			await tellOf(environment, event, session, files);
			const execution = await executionOf(firstKeyOf(session.id, first));
			expect(execution.error).toBeUndefined();
			told.push(...itemsOf(execution, 'Tell what was archived'));
		}

		const keys = signer.received.map((body) => asked.parse(body).key);
		const day = new Date(session.startedAt ?? 0).toISOString().slice(0, 10).replaceAll('-', '/');
		expect(new Set(keys).size).toBe(session.files.length);
		expect(keys.filter((key) => !key.startsWith(`zoom/${day}/`))).toEqual([]);
		const objects = await Promise.all(keys.map(async (key) => await bucket.read(key)));
		expect(
			objects.map(({ bytes, ContentType }) => `${ContentType} ${hashOf(bytes)}`).sort(),
		).toEqual(
			session.files
				.map((file) => `${file.contentType} ${environment.simulator.sha256(file)}`)
				.sort(),
		);
		expect(told.map(({ text }) => String(text).replace(/^.*SHA-256 /, '')).sort()).toEqual(
			session.files.map((file) => `${environment.simulator.sha256(file)}.`).sort(),
		);
		expect(told.map(({ etag }) => etag).sort()).toEqual(objects.map(({ ETag }) => ETag).sort());
	});

	it("fails where the bucket refuses a file, with the bucket's reason, and keeps none of it", async () => {
		spoilt.add('audio/mp4');
		const session = environment.simulator.seed({ name: 'Refused', files: ['video', 'audio'] });
		const [video] = session.files;
		if (video === undefined) throw new Error('No video');

		await tellOf(environment, COMPLETED, session, session.files);
		const execution = await executionOf(firstKeyOf(session.id, video));

		expect(execution.status).toBe('error');
		expect(execution.error?.message).toMatch(/did not take the file \(HTTP 403\)/);
		expect(execution.error?.description).toMatch(/SignatureDoesNotMatch/);
		expect(JSON.stringify(execution.error)).not.toMatch(/X-Amz-Signature/);
		const [mp4 = '', m4a = ''] = signer.received.map((body) => asked.parse(body).key);
		// The video came before the refusal.
		expect(hashOf((await bucket.read(mp4)).bytes)).toBe(environment.simulator.sha256(video));
		await expect(bucket.read(m4a)).rejects.toMatchObject({ name: 'NoSuchKey' });
	});
});
