import { spawnSync } from 'node:child_process';

import { processTimes, readStat, secondsOf } from '../fixtures/processTime';

describe('processor time', () => {
	it('is read from behind the name of the program, whatever that contains', () => {
		const fields = 'S 17 42 42 0 -1 4194560 1 2 3 4 150 50 30 20 20 0';
		expect(readStat(`99 (a) name (1) 2) ${fields}`)).toEqual({ parent: 17, seconds: 2.5 });
	});

	it('of some processes includes those that they have started, and no others', () => {
		const times = new Map([
			[10, { parent: 1, seconds: 1 }],
			[11, { parent: 10, seconds: 2 }],
			[12, { parent: 11, seconds: 4 }],
			[20, { parent: 1, seconds: 8 }],
			[30, { parent: 2, seconds: 16 }],
		]);
		expect(secondsOf(times, [10])).toBe(7);
		expect(secondsOf(times, [11, 20])).toBe(14);
		expect(secondsOf(times, [99])).toBe(0);
	});

	const onLinux = process.platform === 'linux' ? it : it.skip;
	onLinux('grows while this process works, and counts children that have ended', async () => {
		const own = async () => secondsOf((await processTimes()) ?? new Map(), [process.pid]);
		const before = await own();
		const work =
			'const end = process.cpuUsage().user + 3e5; while (process.cpuUsage().user < end);';
		spawnSync(process.execPath, ['-e', work]);
		expect((await own()) - before).toBeGreaterThanOrEqual(0.25);
	});
});
