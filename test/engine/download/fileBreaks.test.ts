import { REST, useDownloads, WHOLE } from '../fixtures/downloads';
import { useServer } from '../fixtures/server';
import { jsonOf } from '../fixtures/zoom';

const { zoom, video, onContent, expectWhole, expectRefused } = useDownloads();
const server = useServer();
const MIB = 1_048_576;

describe('a transfer that is reset half way', () => {
	it('resumes where it stopped, by ETag', async () => {
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		await expectWhole(recorded, [...WHOLE, ...REST]);
		const [, again] = zoom.simulator.requests.list('files.content');
		expect(again?.headers).toMatchObject({
			range: expect.stringMatching(/^bytes=[1-9]\d*-$/),
			'if-range': zoom.simulator.etag(recorded.first),
		});
	});

	it.each([5, 12])('resumes although no connection is made %s times', async (times) => {
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		zoom.simulator.faults.add({
			on: 'files.download',
			fault: { kind: 'resetBeforeReply' },
			times,
			skip: 1,
		});
		await expectWhole(recorded, [...WHOLE, ...Array(times).fill('files.download reset'), ...REST]);
	});

	it('resumes by the date and the length if there is no ETag', async () => {
		zoom.simulator.settings.set({ fileEtag: false });
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		await expectWhole(recorded, [...WHOLE, ...REST]);
	});

	it('starts over if the rest does not show the date, because the server may not know If-Range', async () => {
		zoom.simulator.settings.set({ fileEtag: false, fileIfRange: 'ignored' });
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		const running = expectWhole(recorded, [...WHOLE, ...REST, ...WHOLE]);
		while (zoom.simulator.faults.list()[0]?.hits !== 1) {
			await new Promise((resolve) => setImmediate(resolve));
		}
		zoom.simulator.replaceContent(recorded.first);
		await running;
	});

	it('starts over if the bytes before the rest differ, whatever the headers say', async () => {
		const recorded = await video(5 * MIB);
		const etag = zoom.simulator.etag(recorded.first);
		const { size } = recorded.first;
		const rest = (from: number) => ({
			etag,
			'content-range': `bytes ${from}-${size - 1}/${size}`,
		});
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		const answer = { kind: 'status', status: 206, body: 'x'.repeat(2 * MIB + 1024) } as const;
		onContent({ ...answer, headers: rest(3 * MIB - 1024) });
		await expectWhole(recorded, [...WHOLE, ...REST, ...WHOLE]);
	});

	it('again and again', async () => {
		const recorded = await video(5 * MIB);
		for (const bytes of [2 * MIB, MIB, MIB]) onContent({ kind: 'resetMidBody', bytes });
		await expectWhole(recorded, [...WHOLE, ...REST, ...REST, ...REST]);
	});

	it('starts over if the server knows no ranges', async () => {
		zoom.simulator.settings.set({ fileRanges: false });
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		await expectWhole(recorded, [...WHOLE, ...WHOLE, ...WHOLE]);
	});

	it('starts over if nothing proves that it is the same file', async () => {
		zoom.simulator.settings.set({ fileEtag: false, fileLastModified: false });
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		await expectWhole(recorded, [...WHOLE, ...WHOLE]);
	});

	it('starts over when the file has changed, and never mixes', async () => {
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		const running = expectWhole(recorded, [...WHOLE, ...WHOLE, ...WHOLE]);
		// The reset comes a moment after the last bytes: time enough to change the file.
		while (zoom.simulator.faults.list()[0]?.hits !== 1) {
			await new Promise((resolve) => setImmediate(resolve));
		}
		zoom.simulator.replaceContent(recorded.first);
		await running;
	});

	it('starts over when the rest has another ETag', async () => {
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		onContent({ kind: 'changedEtag' });
		await expectWhole(recorded, [...WHOLE, ...REST, ...WHOLE]);
	});

	it('is given up after several starts', async () => {
		zoom.simulator.settings.set({ fileRanges: false });
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB }, { times: 0 });
		await expectRefused(
			recorded,
			/The download from 127\.0\.0\.1:\d+ was interrupted/,
			/Nothing was saved/,
		);
		expect(zoom.downloads().length).toBeLessThan(40);
	});

	it('is also given up when small, and nothing proves its identity', async () => {
		zoom.simulator.settings.set({ fileEtag: false, fileLastModified: false });
		const recorded = await video(500_000);
		onContent({ kind: 'resetMidBody', bytes: 100_000 }, { times: 0 });
		await expectRefused(recorded, /was interrupted/);
		expect(zoom.downloads().length).toBeLessThan(40);
	});

	it('is given up when it makes no progress', async () => {
		const recorded = await video(5 * MIB);
		onContent({ kind: 'resetMidBody', bytes: 0 }, { times: 0, skip: 1 });
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		await expectRefused(recorded, /was interrupted/);
	});
});

describe('a file that ends early', () => {
	it('against its Content-Length is resumed', async () => {
		const recorded = await video(5 * MIB);
		onContent({ kind: 'truncate', bytes: 3 * MIB, contentLength: true });
		await expectWhole(recorded, [...WHOLE, ...REST]);
	});

	it('without Content-Length is resumed, because Zoom gives a size', async () => {
		zoom.simulator.settings.set({ fileContentLength: false });
		const recorded = await video(5 * MIB);
		onContent({ kind: 'truncate', bytes: 3 * MIB, contentLength: false });
		await expectWhole(recorded, [...WHOLE, ...REST]);
	});

	it.each([
		['small', 500_000, 100_000],
		['large', 5 * MIB, 3 * MIB],
	])('each time is refused: %s', async (_, size, bytes) => {
		zoom.simulator.settings.set({ fileRanges: false });
		const recorded = await video(size);
		onContent({ kind: 'truncate', bytes, contentLength: false }, { times: 0 });
		await expectRefused(recorded, /size mismatch: \d+ bytes instead of \d+/, /Verify File Size/);
	});

	describe('after it was resumed, if only Content-Range has the length,', () => {
		const MP4 = Buffer.from('0000001866747970', 'hex');
		const whole = Buffer.concat([MP4, Buffer.alloc(3 * MIB, 'abcdefghij\n')]);
		const file = { collection: 'recording_files', file_type: 'MP4', id: 'f', session_id: 's' };

		it.each<[string, (from: number) => string]>([
			['is refused', (from) => `${from}-${whole.length - 1}/${whole.length}`],
			['is refused, and so is one of unknown length', (from) => `${from}-${from + 99_999}/*`],
		])('%s', async (_, range) => {
			server.answer = ({ headers }, response) => {
				const [, start] = /bytes=(\d+)-/.exec(String(headers.range)) ?? [];
				if (start === undefined) {
					response.writeHead(200, { etag: '"x"' });
					response.write(whole.subarray(0, 1.5 * MIB), () => {
						setTimeout(() => response.destroy(), 50);
					});
					return;
				}
				const from = Number(start);
				response.writeHead(206, { etag: '"x"', 'content-range': `bytes ${range(from)}` });
				response.end(whole.subarray(from, from + 100_000));
			};
			const { error } = await zoom.run(
				'download',
				{},
				{
					items: [{ json: { ...file, download_url: `${server.origin}/a` } }],
					credential: { downloadHosts: server.host },
				},
			);
			expect(error?.message).toMatch(/was interrupted/);
		});
	});

	it('whose right length is not known cannot be told from a whole one', async () => {
		const recorded = await video(5 * MIB, false);
		onContent({ kind: 'truncate', bytes: 3 * MIB, contentLength: false });
		const run = await zoom.run('download', recorded.from);
		expect(jsonOf(run)).toEqual([expect.objectContaining({ bytes: 3 * MIB })]);
	});
});
