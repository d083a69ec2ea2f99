import { createHmac } from 'node:crypto';

import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPost as PostAddress } from '@aws-sdk/s3-presigned-post';

import type { Exchange, Route, TargetState } from './exchange';
import { readForm } from './form';
import { s3Error, xml, type Reply } from './reply';
import { StoredBytes } from './StoredBytes';

const REGION = 'us-east-1';

export type { PostAddress };

export interface PresignedPost {
	/** Where a form goes, and its fields, signed by the SDK of AWS. */
	sign(wish: {
		bucket: string;
		key: string;
		maxBytes?: number;
		expiresInSeconds?: number;
		/** More fields, such as `success_action_status`; they enter the policy. */
		fields?: Record<string, string>;
	}): Promise<PostAddress>;
	routes: Route[];
}

/** Signature Version 4 of a policy. */
function signatureOf(policy: string, day: string, secret: string): string {
	const hmac = (key: string | Buffer, text: string) =>
		createHmac('sha256', key).update(text).digest();
	const key = [REGION, 's3', 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${secret}`, day));
	return hmac(key, policy).toString('hex');
}

/** Why a policy does not allow a form. */
function objection(
	policy: { expiration?: unknown; conditions?: unknown },
	fields: Readonly<Record<string, string>>,
	bucket: string,
): Reply | undefined {
	const denied = (why: string) =>
		s3Error(403, 'AccessDenied', `Invalid according to Policy: ${why}`);
	if (!(Date.parse(String(policy.expiration)) > Date.now())) return denied('Policy expired.');
	const given: Readonly<Record<string, string>> = { ...fields, bucket };
	const unsigned = new Set(Object.keys(fields));
	for (const name of ['policy', 'x-amz-signature']) unsigned.delete(name);
	for (const condition of Array.isArray(policy.conditions) ? policy.conditions : []) {
		const isList = Array.isArray(condition);
		if (isList && condition[0] === 'content-length-range') continue;
		const pairs: Array<[string, unknown]> = isList
			? [[String(condition[1]).replace(/^\$/, ''), condition[2]]]
			: Object.entries(condition);
		for (const [written, value] of pairs) {
			const name = written.toLowerCase();
			const isStart = isList && condition[0] === 'starts-with';
			const text = given[name];
			const isMet = isStart ? text?.startsWith(String(value)) : text === value;
			if (!isMet) return denied(`Policy Condition failed: ${name}`);
			unsigned.delete(name);
		}
	}
	const [extra] = unsigned;
	return extra === undefined ? undefined : denied(`Extra input fields: ${extra}`);
}

/** The largest file that a policy allows. */
function maxBytesOf({ conditions }: { conditions?: unknown }): number {
	for (const condition of Array.isArray(conditions) ? conditions : []) {
		if (Array.isArray(condition) && condition[0] === 'content-length-range')
			return Number(condition[2]);
	}
	return Infinity;
}

/** Presigned POST of S3: a form with a signed policy, the file last. */
export function presignedPost(state: TargetState, origin: () => string): PresignedPost {
	const secret = 'secret-of-the-stand-in';

	async function upload(exchange: Exchange): Promise<Reply> {
		const bucket = exchange.params['bucket'] ?? '';
		if (exchange.fault?.kind === 'doneEarly') return { status: 204 };
		const stored = new StoredBytes(65_536, state.hasDigests);
		const form = await readForm(
			exchange,
			(name) => name === 'file',
			(bytes) => stored.write(bytes),
		);
		if (form === undefined) {
			return s3Error(
				400,
				'MalformedPOSTRequest',
				'The body is not well-formed multipart/form-data.',
			);
		}
		stored.keep();
		// S3 makes no difference between the cases of their names.
		const fields = Object.fromEntries(
			Object.entries(form.fields).map(([name, value]) => [name.toLowerCase(), value]),
		);
		const { policy = '', key = '' } = fields;
		const [, day = ''] = (fields['x-amz-credential'] ?? '').split('/');
		if (signatureOf(policy, day, secret) !== fields['x-amz-signature']) {
			return s3Error(403, 'SignatureDoesNotMatch', 'The signature does not match.');
		}
		const rules: { expiration?: unknown; conditions?: unknown } = JSON.parse(
			Buffer.from(policy, 'base64').toString('utf8'),
		);
		const rejected = objection(rules, fields, bucket);
		if (rejected !== undefined) return rejected;
		const { size, sha256 } = stored;
		if (size > maxBytesOf(rules)) {
			return s3Error(
				400,
				'EntityTooLarge',
				'Your proposed upload exceeds the maximum allowed size',
			);
		}
		const name = key.replace('${filename}', form.fileName);
		state.files.push({ target: 'post', id: name, name, size, sha256, place: bucket });
		const headers = { etag: `"${stored.md5.toString('hex')}"` };
		const status = Number(fields['success_action_status'] ?? 204);
		if (status !== 201) return { status: status === 200 ? 200 : 204, headers };
		const location = `${origin()}/post/${bucket}/${encodeURIComponent(name)}`;
		const reply = xml(
			201,
			`<PostResponse><Location>${location}</Location><Bucket>${bucket}</Bucket><Key>${name}</Key></PostResponse>`,
		);
		return { ...reply, headers: { ...reply.headers, ...headers } };
	}

	return {
		async sign({ bucket, key, maxBytes, expiresInSeconds = 3600, fields = {} }) {
			const client = new S3Client({
				endpoint: `${origin()}/post`,
				forcePathStyle: true,
				region: REGION,
				credentials: { accessKeyId: 'AKIASTANDIN', secretAccessKey: secret },
			});
			return await createPresignedPost(client, {
				Bucket: bucket,
				Key: key,
				Expires: expiresInSeconds,
				Fields: fields,
				...(maxBytes !== undefined && { Conditions: [['content-length-range', 0, maxBytes]] }),
			});
		},
		routes: [
			{
				method: 'POST',
				path: /^\/post\/(?<bucket>[^/]+)$/,
				place: () => 'post.upload',
				handle: upload,
			},
		],
	};
}
