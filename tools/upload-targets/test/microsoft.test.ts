import { createHash } from 'node:crypto';

import { z } from 'zod';

import { BEARER, call, useTargets } from './client';

const targets = useTargets();
const MULTIPLE = 327_680;
const bytes = Buffer.alloc(MULTIPLE + 10, 'video');
const total = bytes.length;

const graph = (path: string) => `${targets.now.origin}/v1.0${path}/createUploadSession`;
const sessionAnswer = z.object({
	uploadUrl: z.string(),
	nextExpectedRanges: z.tuple([z.literal('0-')]),
});

async function open(conflictBehavior?: string): Promise<string> {
	const body =
		conflictBehavior &&
		JSON.stringify({ item: { '@microsoft.graph.conflictBehavior': conflictBehavior } });
	const answer = await call(graph('/me/drive/items/parent:/a.mp4:'), {
		method: 'POST',
		headers: BEARER,
		...(body && { body }),
	});
	return sessionAnswer.parse(answer.json).uploadUrl;
}

const put = async (session: string, range: string, body: Buffer, headers = {}) =>
	await call(session, {
		method: 'PUT',
		headers: { 'content-range': `bytes ${range}`, ...headers },
		body,
	});
const first = async (session: string, headers = {}) =>
	await put(session, `0-${MULTIPLE - 1}/${total}`, bytes.subarray(0, MULTIPLE), headers);
const last = async (session: string) =>
	await put(session, `${MULTIPLE}-${total - 1}/${total}`, bytes.subarray(MULTIPLE));

describe('an upload session', () => {
	it('needs a token to be opened, and takes none afterwards', async () => {
		expect((await call(graph('/me/drive/root:/a.mp4:'), { method: 'POST' })).status).toBe(401);
		expect((await first(await open(), BEARER)).status).toBe(401);
	});

	it('takes a file in fragments, tells what is missing, and is gone afterwards', async () => {
		const session = await open();
		expect((await first(session)).json).toMatchObject({ nextExpectedRanges: [`${MULTIPLE}-`] });
		expect((await call(session)).json).toMatchObject({ nextExpectedRanges: [`${MULTIPLE}-`] });
		const done = await last(session);
		expect(done).toMatchObject({
			status: 201,
			json: {
				...{ name: 'a.mp4', size: total },
				'@microsoft.graph.downloadUrl': expect.stringContaining('tempauth='),
			},
		});
		expect(targets.now.files).toEqual([
			expect.objectContaining({
				...{ target: 'microsoft', name: 'a.mp4', place: '/me/drive/items/parent', size: total },
				sha256: createHash('sha256').update(bytes).digest('hex'),
			}),
		]);
		expect((await call(session)).status).toBe(404);
	});

	it.each<[string, string, number, number]>([
		['that is no multiple of 320 KiB', '0-9/20', 10, 400],
		['without bytes', '0--1/0', 0, 400],
		['whose length is not that of its range', '0-9/10', 5, 400],
		['out of order', '10-19/20', 10, 416],
	])('rejects a fragment %s', async (_, range, length, status) => {
		expect((await put(await open(), range, bytes.subarray(0, length))).status).toBe(status);
	});

	it('rejects a fragment that it has', async () => {
		const session = await open();
		await first(session);
		expect((await first(session)).status).toBe(416);
	});

	it.each([
		[undefined, 409, ['a.mp4']],
		['fail', 409, ['a.mp4']],
		['replace', 200, ['a.mp4']],
		['rename', 201, ['a.mp4', 'a 1.mp4']],
	])('for a name that is taken, with %s: %i', async (behavior, status, names) => {
		for (const session of [await open(), await open(behavior)]) {
			await first(session);
			const answer = await last(session);
			if (targets.now.requests.filter(({ method }) => method === 'PUT').length === 4) {
				expect(answer.status).toBe(status);
			}
		}
		expect(targets.now.files.map(({ name }) => name)).toEqual(names);
	});

	it('keeps nothing of a fragment that breaks off', async () => {
		const session = await open();
		targets.now.faults.add({ on: 'microsoft.chunk', fault: { kind: 'hangUp', afterBytes: 1000 } });
		await expect(first(session)).rejects.toThrow();
		expect((await call(session)).json).toMatchObject({ nextExpectedRanges: ['0-'] });
	});
});
