import { speedUpClock } from '../../fixtures/fastClock';
import { SECRET, useBucketUploads } from '../../fixtures/bucketUploads';
import { jsonOf } from '../../fixtures/zoom';

const { zoom, bucket, objects, keep, upload, video } = useBucketUploads();
const MIB = 1_048_576;

describe('a bucket that refuses', () => {
	it('is quoted, and its address not shown', async () => {
		const message = `Request has expired, see https://s3.example/a?X-Amz-Signature=${SECRET}`;
		bucket.answer = (request, response) => {
			request.resume();
			response.writeHead(403, { 'content-type': 'application/xml' });
			response.end(`<Error><Code>AccessDenied</Code><Message>${message}</Message></Error>`);
		};
		const { error } = await upload(await video(5 * MIB));
		expect(error?.message).toBe(`${bucket.host} did not take the file (HTTP 403) [item 0]`);
		expect(error?.description).toMatch(/AccessDenied: Request has expired.*pre-signed address/);
		expect(bucket.calls.length).toBeLessThanOrEqual(2);
	});

	it('before it has read the file', async () => {
		bucket.answer = (_, response) =>
			void response.writeHead(413, { connection: 'close' }).end('too large');
		const { error } = await upload(await video(50 * MIB));
		expect(error?.message).toMatch(/did not take the file \(HTTP 413\)/);
		expect(objects.size).toBe(0);
	});

	it('by redirecting it', async () => {
		bucket.answer = (request, response) => {
			request.resume();
			response.writeHead(307, { location: `${zoom.simulator.origins.api}/elsewhere` }).end();
		};
		const { error } = await upload(await video(5 * MIB));
		expect(error?.message).toMatch(/HTTP 307/);
	});

	it.each<[string, number, string, RegExp]>([
		['a web page', 200, '<!DOCTYPE html><html><form>Sign in</form>', /a proxy or a sign-in/],
		[
			'an error of S3',
			200,
			'<?xml version="1.0"?>\n<Error><Code>Slow</Code></Error>',
			/says: "Slow"/,
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
		['a failure in words', 200, '{"success":"false"}', /pre-signed address/],
		['a status in JSON', 200, '{"statusCode":403,"body":"No."}', /pre-signed address/],
		['a status in words', 200, '{"status":"error"}', /pre-signed address/],
		['an error of a function', 200, '{"errorMessage":"No.","errorType":"E"}', /pre-signed address/],
	])('by %s with a status of success', async (_, status, body, description) => {
		bucket.answer = (request, response) =>
			void request.resume().on('end', () => response.writeHead(status).end(body));
		const { items, error } = await upload(await video(MIB));
		expect(items).toEqual([]);
		expect(error?.message).toBe(`${bucket.host} did not take the file (HTTP ${status}) [item 0]`);
		expect(error?.description).toMatch(description);
		expect(bucket.calls).toHaveLength(1);
	});

	it.each<[string, number, string]>([
		['WebDAV, with a page', 201, '<html><head><title>201 Created</title></head></html>'],
		['Google Cloud Storage', 200, '{"kind":"storage#object","name":"a.mp4","error":null}'],
		['Slack', 200, 'OK - 1048576'],
		["a service of one's own", 200, '{"status":"stored","statusCode":200,"errorMessage":""}'],
	])('is not one that answers as %s', async (_, status, body) => {
		bucket.answer = (request, response) =>
			void request.resume().on('end', () => response.writeHead(status).end(body));
		expect(jsonOf(await upload(await video(MIB)))).toEqual([
			expect.objectContaining({ uploaded: true, status }),
		]);
	});

	it('is not blamed when Zoom refuses the rest of a broken file', async () => {
		const recorded = await video(5 * MIB);
		const on = 'files.content';
		zoom.simulator.faults.add({ on, fault: { kind: 'resetMidBody', bytes: 3 * MIB } });
		zoom.simulator.faults.add({ on, fault: { kind: 'status', status: 403 }, times: 0 });
		const { error } = await upload(recorded);
		expect(error?.message).toBe('Zoom refused the download [item 0]');
	});

	it('that trickles an answer without reading the file is given up', async () => {
		speedUpClock(1000);
		bucket.answer = (_, response) => {
			response.writeHead(403);
			const drip = setInterval(() => void response.write('x'), 50);
			response.on('close', () => clearInterval(drip));
		};
		const { items, error } = await upload(await video(50 * MIB));
		expect(items).toEqual([]);
		expect(error?.description).toMatch(/no complete answer arrived within 420 seconds/);
	});

	it('whose answer trickles forever gets the whole file again', async () => {
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
		const run = await upload(recorded);
		expect(jsonOf(run)).toEqual([expect.objectContaining({ uploaded: true, bytes: MIB })]);
		expect(bucket.calls).toHaveLength(2);
	});

	it('that hangs up within its answer gets the whole file again', async () => {
		bucket.answer = (request, response) => {
			if (bucket.calls.length > 1) return void keep(request, response);
			request.resume().on('end', () => {
				response.writeHead(200, { 'content-length': 100 });
				response.write('x', () => response.destroy());
			});
		};
		const run = await upload(await video(MIB));
		expect(jsonOf(run)).toEqual([expect.objectContaining({ uploaded: true, bytes: MIB })]);
		expect(bucket.calls).toHaveLength(2);
	});

	it('that sends an endless answer is given up after a mebibyte', async () => {
		let bytes = 0;
		bucket.answer = (request, response) => {
			const chunk = Buffer.alloc(100_000, 'x');
			const more = () => {
				bytes += chunk.length;
				if (bytes > 64 * MIB) response.end();
				else response.write(chunk, () => setImmediate(more));
			};
			request.resume().on('end', () => {
				response.writeHead(200);
				more();
			});
			response.on('error', () => undefined);
		};
		const { items, error } = await upload(await video(MIB));
		expect(items).toEqual([]);
		expect(error?.message).toBe(`${bucket.host} answered with more than 1 MiB (HTTP 200) [item 0]`);
		expect(bytes).toBeLessThan(32 * MIB);
		expect(bucket.calls).toHaveLength(1);
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
			expect((await upload(recorded)).error).toBeUndefined();
			expect(calls).toBe(2);
			expect(objects.get('/bucket/a.mp4')?.sha256).toBe(zoom.simulator.sha256(recorded.first));
		},
	);

	it('because it received nothing for too long gets the whole file again', async () => {
		bucket.answer = (request, response) => {
			if (bucket.calls.length > 1) return void keep(request, response);
			const text = '<Error><Code>RequestTimeout</Code></Error>';
			request.resume().on('end', () => response.writeHead(400).end(text));
		};
		const recorded = await video(5 * MIB);
		expect((await upload(recorded)).error).toBeUndefined();
		expect(objects.get('/bucket/a.mp4')?.sha256).toBe(zoom.simulator.sha256(recorded.first));
	});

	it('permanently with 500 is asked three times', async () => {
		bucket.answer = (request, response) =>
			void request.resume().on('end', () => response.writeHead(500).end());
		const { error } = await upload(await video(5 * MIB));
		expect(error?.message).toMatch(/HTTP 500/);
		expect(bucket.calls).toHaveLength(3);
	});
});
