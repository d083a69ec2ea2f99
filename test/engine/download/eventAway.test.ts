import { hashesOf, REST_ONLY, useEventFiles } from '../fixtures/eventFiles';

// The file of an event whose first address was refused: a failure of Zoom on its second way is waited for as well.
const { zoom, seed, announced, run, onContent } = useEventFiles();
const MIB = 1_048_576;

describe.each<[string, { tokens: boolean }]>([
	["the event's token", { tokens: true }],
	['the address that Zoom lists', { tokens: false }],
])('a transfer that came by %s', (_, how) => {
	const started = async () => {
		zoom.simulator.settings.set(REST_ONLY);
		const session = seed([{ kind: 'video', size: 5 * MIB }]);
		const items = await announced(session, how);
		onContent({ kind: 'resetMidBody', bytes: 3 * MIB });
		return { items, hashes: session.files.map((file) => zoom.simulator.sha256(file)) };
	};

	it('and breaks resumes when Zoom, which then fails for some seconds, answers again', async () => {
		const { items, hashes } = await started();
		zoom.simulator.faults.add({
			...{ on: 'files.download', fault: { kind: 'status', status: 503 } },
			...{ times: 12, skip: 2 },
		});
		const result = await run('download', items, { ...(how.tokens && { tokens: 'allowed' }) });
		expect(result.error).toBeUndefined();
		expect(await hashesOf(result)).toEqual(hashes);
	});
});
