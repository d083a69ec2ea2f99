import type { IncomingMessage, ServerResponse } from 'node:http';

import type { StoredSession } from '../../../tools/zoom-simulator';
import { hashesOf, useEventFiles } from '../fixtures/eventFiles';
import { storedFiles } from '../fixtures/files';
import { useServer } from '../fixtures/server';
import { jsonOf } from '../fixtures/zoom';

// A download that breaks off, and whose address is refused when the rest is asked for. What another
// address gives may be another version: nothing of it is joined to what was there.
const { zoom, seed, announced, run, readings, objects, partial, onContent } = useEventFiles();
const server = useServer();

const MIB = 1_048_576;
const REFUSED_LATER = {
	...{ on: '/rec/webhook_download/*', fault: { kind: 'status', status: 401 } as const },
	...{ skip: 1, times: 0 },
};
const RANGES = [
	['before a block was passed on', 700_000, 500_000],
	['after some were', 3 * MIB, 2 * MIB],
] as const;

const ranges = () =>
	zoom.simulator.requests
		.list('files.content')
		.map(({ status, headers }) => [status, headers['range'] !== undefined]);

it.each(RANGES)('a download starts again, %s', async (_, size, bytes) => {
	const session = seed([{ kind: 'video', size }]);
	const items = await announced(session);
	onContent({ kind: 'resetMidBody', bytes });
	zoom.simulator.faults.add(REFUSED_LATER);
	const before = storedFiles().length;
	const result = await run('download', items);
	expect(result.error).toBeUndefined();
	expect(await hashesOf(result)).toEqual(session.files.map((file) => zoom.simulator.sha256(file)));
	expect(storedFiles().length - before).toBe(2);
	expect(readings()).toBe(1);
	// The whole of it came from one address.
	expect(ranges().at(-1)).toEqual([200, false]);
});

it.each(RANGES)('an upload starts again, %s', async (_, size, bytes) => {
	const session = seed([{ kind: 'video', size }]);
	const items = await announced(session);
	onContent({ kind: 'resetMidBody', bytes });
	zoom.simulator.faults.add(REFUSED_LATER);
	const result = await run('upload', items);
	expect(result.error).toBeUndefined();
	expect([...objects.values()]).toEqual([
		expect.objectContaining({ bytes: size, sha256: sha256Of(session) }),
	]);
	expect(readings()).toBe(1);
});

it('an upload that is refused everywhere in the middle leaves nothing', async () => {
	const session = seed([{ kind: 'video', size: 3 * MIB }]);
	const items = await announced(session);
	onContent({ kind: 'resetMidBody', bytes: 2 * MIB });
	zoom.simulator.faults.add({ ...REFUSED_LATER, on: '/rec/*' });
	const result = await run('upload', [...items, ...items], { onError: 'continueRegularOutput' });
	expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	for (const { error, message } of jsonOf(result)) {
		expect([error, message]).toEqual([
			expect.stringMatching(/^Zoom refused the download \[item [01]\]$/),
			expect.stringMatching(/^Tried: the address of the file .*; the address that Zoom lists now/),
		]);
	}
	expect([objects.size, partial(), readings()]).toEqual([0, 1, 1]);
});

it("continues with the event's token at the same address, from where it was interrupted", async () => {
	const session = seed([{ kind: 'video', size: 3 * MIB }]);
	const items = await announced(session, { tokens: true });
	onContent({ kind: 'resetMidBody', bytes: 2 * MIB });
	zoom.simulator.faults.add({ ...REFUSED_LATER, times: 1 });
	const result = await run('upload', items, { tokens: 'allowed' });
	expect(result.error).toBeUndefined();
	expect([...objects.values()]).toEqual([expect.objectContaining({ sha256: sha256Of(session) })]);
	expect([ranges(), readings()]).toEqual([
		[
			[200, false],
			[206, true],
		],
		0,
	]);
});

it('another version is not joined, although ETag, length and the bytes at the break are the same', async () => {
	const session = seed([{ kind: 'video', size: 400_000 }]);
	const [file] = session.files;
	if (file === undefined) throw new Error('The session has no file');
	const other = zoom.simulator.content(file);
	other.fill(7, 2000, 3000);
	let calls = 0;
	server.answer = (_: IncomingMessage, response: ServerResponse) => {
		calls += 1;
		if (calls > 1) return void response.writeHead(401).end();
		response.writeHead(200, { etag: zoom.simulator.etag(file), 'content-length': file.size });
		response.write(other.subarray(0, 200_000), () => setTimeout(() => response.destroy(), 200));
	};
	const [{ json } = { json: {} }] = await announced(session);
	const result = await run('download', [
		{ json: { ...json, download_url: `${server.origin}/rec/webhook_download/a.b/c` } },
	]);
	expect(result.error).toBeUndefined();
	expect(await hashesOf(result)).toEqual([sha256Of(session)]);
	expect(calls).toBe(2);
});

function sha256Of({ files: [file] }: StoredSession): string {
	if (file === undefined) throw new Error('The session has no file');
	return zoom.simulator.sha256(file);
}
