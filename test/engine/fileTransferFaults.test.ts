import type { FaultRule } from '../../tools/zoom-simulator';
import { speedUpClock } from './fixtures/fastClock';
import { storedFiles } from './fixtures/files';
import { SECRET, useTransfers } from './fixtures/transfers';
import { jsonOf } from './fixtures/zoom';

const { zoom, bucket, objects, partial, keep, uploadUrl, transfer, video, onContent } =
	useTransfers();
const MIB = 1_048_576;

describe('a bucket that refuses', () => {
	it('is quoted, and its address not shown', async () => {
		const message = `Request has expired, see https://s3.example/a?X-Amz-Signature=${SECRET}`;
		bucket.answer = (request, response) => {
			request.resume();
			response.writeHead(403, { 'content-type': 'application/xml' });
			response.end(`<Error><Code>AccessDenied</Code><Message>${message}</Message></Error>`);
		};
		const { error } = await transfer(await video(5 * MIB));
		expect(error?.message).toBe(`${bucket.host} did not take the file (HTTP 403)`);
		expect(error?.description).toMatch(/AccessDenied: Request has expired.*pre-signed address/);
		expect(bucket.calls.length).toBeLessThanOrEqual(2);
	});

	it('before it has read the file', async () => {
		bucket.answer = (_, response) =>
			void response.writeHead(413, { connection: 'close' }).end('too large');
		const { error } = await transfer(await video(50 * MIB));
		expect(error?.message).toMatch(/did not take the file \(HTTP 413\)/);
		expect(objects.size).toBe(0);
	});

	it('by sending it elsewhere', async () => {
		bucket.answer = (request, response) => {
			request.resume();
			response.writeHead(307, { location: `${zoom.simulator.origins.api}/elsewhere` }).end();
		};
		const { error } = await transfer(await video(5 * MIB));
		expect(error?.message).toMatch(/HTTP 307/);
	});

	it.each<[string, number, string, RegExp]>([
		['a web page', 200, '<!DOCTYPE html><html><form>Sign in</form>', /a proxy or a sign-in/],
		[
			'an error of S3',
			200,
			'<?xml version="1.0"?>\n<Error><Code>Slow</Code></Error>',
			/says: “Slow”/,
		],
		[
			'a web page after a comment',
			200,
			'<?xml version="1.0"?><!-- gateway -->\n<!DOCTYPE html><html></html>',
			/a proxy or a sign-in/,
		],
		['a code in JSON', 200, '{"code":401,"message":"No."}', /pre-signed address/],
		['errors in JSON', 200, '{"errors":["No."]}', /pre-signed address/],
		['an error in JSON', 200, '{"error":{"code":403}}', /pre-signed address/],
		['a failure in JSON', 202, '{"success":false}', /pre-signed address/],
	])('by %s with a status of success', async (_, status, body, description) => {
		bucket.answer = (request, response) =>
			void request.resume().on('end', () => response.writeHead(status).end(body));
		const { items, error } = await transfer(await video(MIB));
		expect(items).toEqual([]);
		expect(error?.message).toBe(`${bucket.host} did not take the file (HTTP ${status})`);
		expect(error?.description).toMatch(description);
		expect(bucket.calls).toHaveLength(1);
	});

	it.each<[string, number, string]>([
		['WebDAV, with a page', 201, '<html><head><title>201 Created</title></head></html>'],
		['Google Cloud Storage', 200, '{"kind":"storage#object","name":"a.mp4","error":null}'],
		['Slack', 200, 'OK - 1048576'],
	])('is not one that answers as %s', async (_, status, body) => {
		bucket.answer = (request, response) =>
			void request.resume().on('end', () => response.writeHead(status).end(body));
		expect(jsonOf(await transfer(await video(MIB)))).toEqual([
			expect.objectContaining({ transferred: true, status }),
		]);
	});

	it('is not blamed when Zoom refuses the rest of a broken file', async () => {
		const recorded = await video(5 * MIB);
		const on = 'files.content';
		zoom.simulator.faults.add({ on, fault: { kind: 'resetMidBody', bytes: 3 * MIB } });
		zoom.simulator.faults.add({ on, fault: { kind: 'status', status: 403 }, times: 0 });
		const { error } = await transfer(recorded);
		expect(error?.message).toBe('Zoom refused the download');
	});

	it('that answers drip by drip without reading the file is given up', async () => {
		speedUpClock(1000);
		bucket.answer = (_, response) => {
			response.writeHead(403);
			const drip = setInterval(() => void response.write('x'), 50);
			response.on('close', () => clearInterval(drip));
		};
		const { items, error } = await transfer(await video(50 * MIB));
		expect(items).toEqual([]);
		expect(error?.description).toMatch(/no complete answer came within 420 seconds/);
	});

	it('whose answer drips for ever gets the whole file again', async () => {
		speedUpClock(100);
		bucket.answer = (request, response) => {
			if (bucket.calls.length > 1) return void keep(request, response);
			request.resume().on('end', () => {
				response.writeHead(200);
				const drip = setInterval(() => void response.write('x'), 100);
				response.on('close', () => clearInterval(drip));
			});
		};
		const recorded = await video(MIB);
		const run = await transfer(recorded);
		expect(jsonOf(run)).toEqual([expect.objectContaining({ transferred: true, bytes: MIB })]);
		expect(bucket.calls).toHaveLength(2);
	});

	it.each([500, 503, 429, 408])(
		'for a moment with %i gets the whole file again',
		async (status) => {
			let calls = 0;
			bucket.answer = (request, response) => {
				calls += 1;
				if (calls > 1) return void keep(request, response);
				request.resume().on('end', () => response.writeHead(status).end());
			};
			const recorded = await video(5 * MIB);
			expect((await transfer(recorded)).error).toBeUndefined();
			expect(calls).toBe(2);
			expect(objects.get('/bucket/a.mp4')?.sha256).toBe(zoom.simulator.sha256(recorded.first));
		},
	);

	it('because it got nothing for too long gets the whole file again', async () => {
		bucket.answer = (request, response) => {
			if (bucket.calls.length > 1) return void keep(request, response);
			const text = '<Error><Code>RequestTimeout</Code></Error>';
			request.resume().on('end', () => response.writeHead(400).end(text));
		};
		const recorded = await video(5 * MIB);
		expect((await transfer(recorded)).error).toBeUndefined();
		expect(objects.get('/bucket/a.mp4')?.sha256).toBe(zoom.simulator.sha256(recorded.first));
	});

	it('for good with 500 is asked three times', async () => {
		bucket.answer = (request, response) =>
			void request.resume().on('end', () => response.writeHead(500).end());
		const { error } = await transfer(await video(5 * MIB));
		expect(error?.message).toMatch(/HTTP 500/);
		expect(bucket.calls).toHaveLength(3);
	});
});

describe('on the way', () => {
	it('a target that resets half way gets the whole file again', async () => {
		let calls = 0;
		bucket.answer = (request, response) => {
			calls += 1;
			if (calls > 1) return void keep(request, response);
			let bytes = 0;
			request.on('data', (chunk: Buffer) => {
				bytes += chunk.length;
				if (bytes > 2 * MIB) request.socket.resetAndDestroy();
			});
		};
		const recorded = await video(20 * MIB);
		expect((await transfer(recorded)).error).toBeUndefined();
		expect(objects).toEqual(
			new Map([
				[
					'/bucket/a.mp4',
					expect.objectContaining({ sha256: zoom.simulator.sha256(recorded.first) }),
				],
			]),
		);
	});

	it('a target that says yes before it has the file is not believed', async () => {
		bucket.answer = (_, response) => void response.writeHead(200, { connection: 'close' }).end();
		const { error } = await transfer(await video(50 * MIB));
		expect(error?.message).toMatch(/answered before it had the whole file|broke off/);
	});

	it('a source that breaks goes on within the same sending', async () => {
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		const run = await transfer(recorded, { options: { sha256: true } });
		const sha256 = zoom.simulator.sha256(recorded.first);
		expect(jsonOf(run)).toEqual([expect.objectContaining({ sha256, bytes: 5 * MIB })]);
		expect([...objects.values()]).toEqual([expect.objectContaining({ sha256 })]);
		expect([bucket.calls.length, partial()]).toEqual([1, 0]);
	});

	it('a source that cannot go on is sent again, and nothing partial is kept', async () => {
		zoom.simulator.settings.set({ fileRanges: false });
		const recorded = await video(5 * MIB);
		// Not reset: what has come but was not read would then be lost, and with it the partial file.
		onContent({ kind: 'truncate', bytes: 3 * MIB, contentLength: true });
		const run = await transfer(recorded);
		expect(run.error).toBeUndefined();
		const sha256 = zoom.simulator.sha256(recorded.first);
		expect([...objects.values()]).toEqual([expect.objectContaining({ sha256 })]);
		expect([bucket.calls.length, partial()]).toEqual([2, 1]);
	});

	it.each<[string, FaultRule['fault'], RegExp]>([
		['a page', { kind: 'htmlPage', status: 200 }, /a web page came in place/],
		[
			'too few bytes each time',
			{ kind: 'truncate', bytes: 3 * MIB, contentLength: true },
			/broke off/,
		],
		['404', { kind: 'status', status: 404 }, /no longer has the file/],
	])('a source that gives %s leaves no object', async (_, fault, message) => {
		zoom.simulator.settings.set({ fileRanges: false });
		const recorded = await video(5 * MIB);
		onContent(fault, { times: 0 });
		const { error } = await transfer(recorded);
		expect(error?.message).toMatch(message);
		expect(objects.size).toBe(0);
	});

	it('the target is not kept waiting for a source that gives nothing', async () => {
		zoom.simulator.settings.set({ fileRanges: false });
		onContent({ kind: 'resetMidBody', bytes: MIB / 2 }, { times: 0 });
		const { error } = await transfer(await video(MIB));
		expect(error?.message).toMatch(/broke off/);
		expect(bucket.connections).toBe(0);
	});

	it('a file of another length than it should leaves no object, even of whole mebibytes', async () => {
		const recorded = await video(2 * MIB);
		recorded.first.size += MIB;
		const before = storedFiles();
		const { error } = await zoom.run(
			'transfer',
			{ uploadUrl: uploadUrl() },
			{ items: [recorded.item], credential: { downloadHosts: '127.0.0.1' } },
		);
		expect(error?.message).toMatch(/bytes instead of/);
		expect(objects.size).toBe(0);
		expect(storedFiles()).toEqual(before);
	});
});
