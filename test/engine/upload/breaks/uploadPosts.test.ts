import type { FaultPlace, TargetFault } from '../../../../tools/upload-targets';
import { speedUpClock } from '../../fixtures/fastClock';
import { useUploads, type Protocol } from '../uploads';

const uploads = useUploads();
const { zoom, video, open, send, onContent, expectKept, expectError, asked } = uploads;
const MIB = 1_048_576;
const SIZE = 2 * MIB + 5;
/** More than the buffers of two connections hold: when it breaks off, it is surely not all sent. */
const LARGE = 30 * MIB;

const POSTS: Array<[Extract<Protocol, 'urlPost' | 'slack'>, FaultPlace]> = [
	['urlPost', 'post.upload'],
	['slack', 'slack.upload'],
];

describe.each(POSTS)('a POST by %s', (protocol, on) => {
	it.each<[string, TargetFault]>([
		['whose target hangs up before it has all', { kind: 'hangUp', afterBytes: 3 * MIB }],
		['answered by 503', { kind: 'status', status: 503 }],
		['answered by 429', { kind: 'status', status: 429 }],
		['answered by 408', { kind: 'status', status: 408 }],
	])('%s is repeated, because nothing was stored', async (_, fault) => {
		const size = fault.kind === 'hangUp' ? LARGE : SIZE;
		const recorded = await video(size);
		const opened = await open(protocol, size);
		uploads.targets.faults.add({ on, fault });
		await expectKept(await send(recorded, opened), recorded, opened);
		expect(asked(on)).toBe(2);
	});

	it.each<[string, TargetFault, RegExp]>([
		['whose answer is lost', { kind: 'loseAnswer' }, /The upload to .* was interrupted/],
		['answered by 500', { kind: 'status', status: 500 }, /did not take the file \(HTTP 500\)/],
		['answered by 403', { kind: 'status', status: 403 }, /did not take the file \(HTTP 403\)/],
	])('%s is not, because something may be stored', async (_, fault, message) => {
		const opened = await open(protocol, SIZE);
		uploads.targets.faults.add({ on, times: 0, fault });
		expectError(await send(await video(SIZE), opened), message);
		expect(asked(on)).toBe(1);
	});

	it('that is never answered is not repeated', async () => {
		speedUpClock(300);
		const opened = await open(protocol, MIB);
		uploads.targets.faults.add({ on, times: 0, fault: { kind: 'silent' } });
		expectError(await send(await video(MIB), opened), /The upload to .* was interrupted/);
		expect(asked(on)).toBe(1);
	});

	it('that is answered before it has the file is not believed', async () => {
		const opened = await open(protocol, LARGE);
		uploads.targets.faults.add({ on, times: 0, fault: { kind: 'doneEarly' } });
		const run = await send(await video(LARGE), opened);
		expect(run.items).toEqual([]);
		expect(run.error?.message).toMatch(
			/reported success before receiving the whole file|was interrupted/,
		);
	});

	it('continues when Zoom breaks off', async () => {
		const recorded = await video(SIZE);
		const opened = await open(protocol, SIZE);
		onContent({ kind: 'resetMidBody', bytes: MIB });
		await expectKept(await send(recorded, opened), recorded, opened);
		expect(asked(on)).toBe(1);
	});

	it('is repeated when its target hangs up while Zoom breaks off', async () => {
		const recorded = await video(LARGE);
		const opened = await open(protocol, LARGE);
		onContent({ kind: 'resetMidBody', bytes: 2 * MIB });
		uploads.targets.faults.add({ on, fault: { kind: 'hangUp', afterBytes: 3 * MIB } });
		await expectKept(await send(recorded, opened), recorded, opened);
		expect(asked(on)).toBe(2);
	});

	it('is repeated when Zoom cannot resume', async () => {
		zoom.simulator.settings.set({ fileRanges: false });
		const recorded = await video(SIZE);
		const opened = await open(protocol, SIZE);
		onContent({ kind: 'truncate', bytes: MIB, contentLength: true });
		await expectKept(await send(recorded, opened), recorded, opened);
		expect(asked(on)).toBe(2);
	});
});

it('Slack that has another size: an error in words', async () => {
	const opened = await open('slack', MIB);
	const fault: TargetFault = { kind: 'otherSize', size: MIB - 1 };
	uploads.targets.faults.add({ on: 'slack.upload', fault });
	expectError(
		await send(await video(MIB), opened),
		/does not have the file that was sent: it has 1048575 bytes instead of 1048576/,
	);
});
