import {
	highestDay,
	parseAmount,
	storageDays,
} from '../../../../nodes/ZoomVideoSdk/actions/account/storageUsage';

it.each([
	['0', 0],
	['17', 17],
	['1 GB', 1_073_741_824],
	['1.25 GB', 1_342_177_280],
	['495 MB', 519_045_120],
	['495MB', 519_045_120],
	[' 1 KB ', 1024],
	['1,024', 1024],
	['1,024.5 mb', 1_074_266_112],
	['3 TB', 3_298_534_883_328],
	['12 bytes', 12],
	[2048, 2048],
])('"%s" is %i bytes', (text, bytes) => {
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
	const pages = [
		page(['2026-11-01', '2 GB'], ['2026-11-02', 'much']),
		page(['2026-10-31', '2 GB'], ['2026-11-01', '2 GB']),
	];

	it('come in order, each once, with bytes where the text can be read', () => {
		expect(storageDays(pages)).toStrictEqual([
			{ date: '2026-10-31', usage: '2 GB', usage_bytes: 2_147_483_648 },
			{ date: '2026-11-01', usage: '2 GB', usage_bytes: 2_147_483_648 },
			{ date: '2026-11-02', usage: 'much' },
		]);
	});

	it('come first without a date', () => {
		const undated = { usage: '1 B' };
		const { cloud_recording_storage: dated } = page(['2026-11-02', '2 B'], ['2026-11-01', '2 B']);
		for (const given of [
			[...dated, undated],
			[undated, ...dated],
		]) {
			const found = storageDays([{ cloud_recording_storage: given }]);
			expect(found.map(({ date }) => date)).toEqual([undefined, '2026-11-01', '2026-11-02']);
		}
	});

	it('have a highest, the latest of equal ones', () => {
		expect(highestDay(storageDays(pages))?.date).toBe('2026-11-01');
		expect(highestDay([])).toBeUndefined();
	});

	it('have a highest where nothing is used, and none that cannot be read', () => {
		const [unused, unread] = [{ usage_bytes: 0 }, { usage: 'much' }];
		expect(highestDay([unused, unread])).toBe(unused);
		expect(highestDay([unread, unused])).toBe(unused);
	});
});
