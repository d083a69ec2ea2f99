import type { IDataObject } from 'n8n-workflow';

import type { SettingsPatch, StoredSession } from '../../../tools/zoom-simulator';
import { hashesOf, OPENED, REFUSED, REST_ONLY, useEventFiles } from '../fixtures/eventFiles';
import { bytesOf, sha256 } from '../fixtures/files';
import { leaksIn } from '../fixtures/leaks';
import { useServer } from '../fixtures/server';
import { jsonOf } from '../fixtures/zoom';
import type { NodeRun } from '../harness';

// Addresses in events are others than those that Zoom lists, and the account's token may not open them.
const { zoom, objects, seed, announced, run, readings, told } = useEventFiles();
const server = useServer();

const KINDS = ['video', 'transcript', 'summary'] as const;
const ofType = <Item extends { json: IDataObject }>(items: Item[], fileType: string) =>
	items.filter(({ json }) => json['file_type'] === fileType);

/** What each operation does with a session's files, and what shows that it was right. */
const OPERATIONS: Array<{
	operation: string;
	fileType: string;
	isRight(run: NodeRun, session: StoredSession): Promise<boolean> | boolean;
}> = [
	{
		...{ operation: 'download', fileType: 'MP4' },
		async isRight({ items: [item] }, session) {
			const file = zoom.simulator.file(session, 'MP4');
			return sha256(await bytesOf(item)) === zoom.simulator.sha256(file);
		},
	},
	{
		...{ operation: 'upload', fileType: 'MP4' },
		isRight(_, session) {
			const [object] = objects.values();
			return object?.sha256 === zoom.simulator.sha256(zoom.simulator.file(session, 'MP4'));
		},
	},
	{
		...{ operation: 'getTranscript', fileType: 'TRANSCRIPT' },
		isRight: ({ items: [item] }) => String(item?.json['text']).length > 100,
	},
	{
		...{ operation: 'getSummary', fileType: 'SUMMARY' },
		isRight: ({ items: [item] }) => typeof item?.json['summary'] === 'object',
	},
];

interface Answer {
	when: string;
	settings: SettingsPatch;
	tokens: boolean;
	calls: string[];
	readings: number;
}

const ANSWERS: Answer[] = [
	{ when: "the account's token opens it", settings: {}, tokens: true, calls: OPENED, readings: 0 },
	{
		when: 'only the token of the event opens it',
		settings: REST_ONLY,
		tokens: true,
		calls: [REFUSED, ...OPENED],
		readings: 0,
	},
	{
		when: 'only the token of the event would, and the item has none',
		settings: REST_ONLY,
		tokens: false,
		calls: [REFUSED, ...OPENED],
		readings: 1,
	},
	{
		when: 'the token of the event has expired',
		settings: { ...REST_ONLY, downloadTokenSeconds: 0 },
		tokens: true,
		calls: [REFUSED, REFUSED, ...OPENED],
		readings: 1,
	},
	{
		when: 'a refusal is a page with 200',
		settings: { ...REST_ONLY, downloadUnauthorized: 'html', downloadTokenSeconds: 0 },
		tokens: true,
		calls: ['files.download 200', 'files.download 200', ...OPENED],
		readings: 1,
	},
];

describe.each(OPERATIONS)('$operation from an event', ({ operation, fileType, isRight }) => {
	it.each(ANSWERS)('when $when', async ({ settings, tokens, calls, readings: expected }) => {
		// A token that goes on to where Zoom redirects to is refused there.
		zoom.simulator.settings.set({ ...settings, bearerAtFileOrigin: 'refuse' });
		const session = seed([...KINDS]);
		const items = ofType(await announced(session, { tokens }), fileType);
		const result = await run(operation, items, tokens ? { tokens: 'allowed' } : {});
		expect(result.error).toBeUndefined();
		expect(await isRight(result, session)).toBe(true);
		expect(zoom.downloads()).toEqual(calls);
		expect(readings()).toBe(expected);
		const { dedupe_key, download_url } = items[0]?.json ?? {};
		expect(jsonOf(result)[0]).toMatchObject({ dedupe_key, download_url });
	});

	it('says what was tried when the session was deleted meanwhile', async () => {
		zoom.simulator.settings.set(REST_ONLY);
		const session = seed([...KINDS]);
		const items = ofType(await announced(session), fileType);
		session.trashedAt = Date.now();
		const result = await run(operation, [...items, ...items], { onError: 'continueRegularOutput' });
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		for (const { error, message } of jsonOf(result)) {
			expect(error).toMatch(/^Zoom refused the download \[item [01]\]$/);
			expect(message).toBe(
				"Tried: the address of the file with the account's token (HTTP 401). Zoom no longer has recordings of the session: they were deleted or are in the trash. The trigger's option Include Download Token adds a token that opens the addresses of its event for a day.",
			);
		}
		expect(readings()).toBe(1);
		expect(objects.size).toBe(0);
	});
});

it('uses the token of an item that is a session, and returns it nowhere', async () => {
	zoom.simulator.settings.set(REST_ONLY);
	const session = seed(['video', 'audio']);
	const items = await announced(session, { output: 'event', tokens: true });
	const result = await run('download', items, { tokens: 'allowed' });
	expect(await hashesOf(result)).toEqual(session.files.map((file) => zoom.simulator.sha256(file)));
	expect(readings()).toBe(0);
	expect(leaksIn(result.items, zoom.simulator.keys)).toEqual([]);
});

it.each<[string, IDataObject | string]>([
	['no text', { token: 'a' }],
	['of two lines', 'a\r\nHost: evil.example'],
	['empty', ''],
])('ignores a token that is %s', async (_, download_token) => {
	zoom.simulator.settings.set(REST_ONLY);
	const session = seed(['video']);
	const [{ json } = { json: {} }] = await announced(session);
	const result = await run('download', [{ json: { ...json, download_token } }]);
	expect(result.error).toBeUndefined();
	expect(zoom.downloads()).toEqual([REFUSED, ...OPENED]);
});

it("sends the event's token to no other host", async () => {
	const session = seed(['video']);
	const [{ json } = { json: {} }] = await announced(session, { tokens: true });
	const item = { json: { ...json, download_url: `${server.origin}/rec/webhook_download/a.b/c` } };
	const credential = { downloadHosts: new URL(zoom.simulator.origins.files).host };
	const result = await run('download', [item], { tokens: 'allowed', credential });
	expect(told(result)).toMatch(/which is not one of Zoom's hosts/);
	expect(server.calls).toEqual([]);
});
