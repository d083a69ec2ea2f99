import { BrokenDownload } from '../../../../nodes/ZoomVideoSdk/files/download/connection/downloadFailures';
import { FailureCounter } from '../../../../nodes/ZoomVideoSdk/files/download/FailureCounter';

const away = new BrokenDownload('away');
let now = 0;
beforeEach(() => {
	now = 1_000;
	jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

/** A download that breaks off when so many bytes have arrived, each time so many seconds after the last. */
function broken(...breaks: Array<[seconds: number, received: number]>): FailureCounter {
	const failures = new FailureCounter();
	for (const [seconds, received] of breaks) {
		now += seconds * 1_000;
		failures.add(received);
	}
	return failures;
}

it.each<[string, Array<[number, number]>, number, boolean]>([
	['in the first second', [[10, 5_000]], 1, true],
	['for less than a minute', [[10, 5_000]], 44, true],
	['not for longer', [[10, 5_000]], 46, false],
	[
		'not for longer if it breaks again and again',
		[
			[10, 5_000],
			[30, 5_000],
		],
		16,
		false,
	],
	[
		'on a slow line, after a break whose rest came slowly',
		[
			[10, 5_000],
			[50, 600_000],
		],
		5,
		true,
	],
])('a server that is away is waited for: %s', (_, breaks, seconds, isWaitedFor) => {
	const failures = broken(...breaks);
	now += seconds * 1_000;
	expect(failures.isBreak(away)).toBe(isWaitedFor);
});

it('six breaks without a mebibyte between them are too many, however little arrives', () => {
	const breaks = [1, 2, 3, 4, 5, 6].map((place): [number, number] => [50, place * 100_000]);
	expect(broken(...breaks.slice(0, 5)).isTooMany).toBe(false);
	expect(broken(...breaks).isTooMany).toBe(true);
});

it('breaks with a mebibyte between them are never too many', () => {
	const breaks = [1, 2, 3, 4, 5, 6].map((place): [number, number] => [50, place * 1_048_576]);
	const failures = broken(...breaks);
	expect(failures.isTooMany).toBe(false);
	expect(failures.inARow).toBe(1);
});

it('what was refused is no break', () => {
	expect(broken([1, 5_000]).isBreak(new Error('refused'))).toBe(false);
});

it.each<[string, number[], boolean]>([
	['once', [500], false],
	['twice at the same byte', [500, 500], true],
	['at other bytes', [500, 600], false],
	['at the same byte, but not in a row', [500, 600, 500], false],
	['before the first byte', [0, 0], false],
])('a body that ends early %s', (_, ends, expected) => {
	const failures = new FailureCounter();
	expect(ends.map((received) => failures.endsAgain(received)).at(-1)).toBe(expected);
});
