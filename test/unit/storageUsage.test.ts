import { highestDay, parseAmount, storageDays } from '../../nodes/ZoomVideoSdk/zoom/storageUsage';

it.each([
	['0', 0],
	['17', 17],
	['1 GB', 1_073_741_824],
	['1.25 GB', 1_342_177_280],
	['495 MB', 519_045_120],
	['495MB', 519_045_120],
	['1,024.5 mb', 1_074_266_112],
	['3 TB', 3_298_534_883_328],
	['12 bytes', 12],
	[2048, 2048],
])('%s is %i bytes', (text, bytes) => {
	expect(parseAmount(text)).toBe(bytes);
});

it.each(['', 'unlimited', '1 GB of 2', '-1 GB', '1 XB', '1,2 GB', null, undefined])(
	'%p is no amount',
	(text) => {
		expect(parseAmount(text)).toBeUndefined();
	},
);

describe('the days of the report', () => {
	const page = (...days: Array<[string, string]>) => ({
		cloud_recording_storage: days.map(([date, usage]) => ({ date, usage })),
	});
	const days = storageDays([
		page(['2026-11-01', '2 GB'], ['2026-11-02', 'much']),
		page(['2026-10-31', '2 GB'], ['2026-11-01', '2 GB']),
	]);

	it('come in order, each once, with bytes where the text can be read', () => {
		expect(days).toEqual([
			{ date: '2026-10-31', usage: '2 GB', usage_bytes: 2_147_483_648 },
			{ date: '2026-11-01', usage: '2 GB', usage_bytes: 2_147_483_648 },
			{ date: '2026-11-02', usage: 'much' },
		]);
	});

	it('have a highest, the latest of equal ones', () => {
		expect(highestDay(days)?.date).toBe('2026-11-01');
		expect(highestDay([])).toBeUndefined();
	});
});
