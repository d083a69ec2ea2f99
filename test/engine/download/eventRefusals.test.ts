import { REST_ONLY, useEventFiles } from '../fixtures/eventFiles';

// What an error says of a file whose addresses were all refused.
const { zoom, seed, announced, run, readings, told } = useEventFiles();

const FORBIDDEN = { kind: 'status', status: 403 } as const;

it('when Zoom lists the file at the same address', async () => {
	const session = seed(['video']);
	const { items } = await zoom.run('getAll', { resource: 'recording', output: 'file' });
	zoom.simulator.requests.clear();
	zoom.simulator.faults.add({ on: 'files.content', fault: FORBIDDEN, times: 0 });
	expect(items[0]?.json['session_id']).toBe(session.id);
	const text = told(await run('download', items));
	expect(text).toMatch(
		/^Zoom refused the download \[item 0\]\nTried: .*\(HTTP 403\)\. .*at the same address/,
	);
	expect(zoom.simulator.requests.list('files.download')).toHaveLength(1);
});

it('when the listed address is refused too', async () => {
	const session = seed(['video']);
	const items = await announced(session, { tokens: true });
	zoom.simulator.faults.add({ on: 'files.download', fault: FORBIDDEN, times: 0 });
	const text = told(await run('download', items, { tokens: 'allowed' }));
	expect(text).toBe(
		"Zoom refused the download [item 0]\nTried: the address of the file with the account's token (HTTP 403); the same address with the token of the item (HTTP 403); the address that Zoom lists now with the account's token (HTTP 403). Check at Zoom that this account may download the file. The cloud recording settings can restrict downloads.",
	);
});

it('when the key is wrong', async () => {
	const session = seed(['video']);
	const items = await announced(session);
	const credential = { downloadHosts: '127.0.0.1', apiSecret: 'wrong' };
	const text = told(await run('download', items, { credential }));
	expect(text).toMatch(
		/^Zoom did not accept the key \[item 0\]\nTried: .*\(HTTP 401\)\. .*Check 'API Key'/,
	);
	expect(readings()).toBeLessThanOrEqual(2);
});

it('when Zoom lists the file in the storage of the account', async () => {
	zoom.simulator.settings.set(REST_ONLY);
	const session = seed(['video']);
	const items = await announced(session);
	for (const file of session.files) file.externalUrl = 'https://storage.example/a';
	expect(told(await run('download', items))).toMatch(/without an address.*external_storage_url/);
});

it('when Zoom fails as it is asked for the list, and not of the next file, if it answers then', async () => {
	zoom.simulator.settings.set(REST_ONLY);
	const items = await announced(seed(['chat', 'chat']));
	const fault = { kind: 'status', status: 503 } as const;
	zoom.simulator.faults.add({ on: 'recordings.get', fault, times: 5 });
	const { items: output } = await run('download', items, { onError: 'continueRegularOutput' });
	expect(output.map(({ json }) => json['error'] ?? json['file_type'])).toEqual([
		expect.stringMatching(/^Zoom refused the download/),
		'CHAT',
	]);
});

it('when the item names no session', async () => {
	zoom.simulator.settings.set(REST_ONLY);
	const [{ json } = { json: {} }] = await announced(seed(['video']));
	const result = await run('download', [{ json: { ...json, session_id: '' } }]);
	expect(told(result)).toMatch(/does not name the session/);
	expect(readings()).toBe(0);
});

it('of the session itself: one address, one refusal, no other call', async () => {
	const { from } = await zoom.recorded();
	zoom.simulator.faults.add({ on: 'files.download', fault: FORBIDDEN, times: 0 });
	const result = await zoom.run('download', from);
	expect(told(result)).not.toMatch(/Tried/);
	expect(readings()).toBe(1);
});
