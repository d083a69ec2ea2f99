import { retryWait } from '../../../../nodes/ZoomVideoSdk/files/upload/retryWait';

const NOW = Date.parse('2026-03-01T12:00:00Z');

const answer = (headers: Readonly<Record<string, unknown>>, text = '') => ({
	status: 429,
	headers,
	text,
});

beforeEach(() => {
	jest.spyOn(Math, 'random').mockReturnValue(0);
	jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => jest.restoreAllMocks());

describe('the wait before a target is asked again', () => {
	it.each([
		[1, 250],
		[2, 500],
		[3, 1_000],
		[4, 2_000],
		[5, 4_000],
		[6, 8_000],
		[7, undefined],
	])('after %i broken connections: %s', (failures, expected) => {
		expect(retryWait(failures)).toBe(expected);
	});

	it.each<[string, string, number | undefined]>([
		['in seconds', '7', 7_000],
		['as a date', 'Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
		['shorter than the back-off', '0', 250],
		['in the past', 'Sun, 01 Mar 2026 11:00:00 GMT', 250],
		['of five minutes', '300', 300_000],
		['of more', '301', undefined],
		['that cannot be read', 'soon', 250],
	])('that it says is %s', (_, retryAfter, expected) => {
		expect(retryWait(1, answer({ 'retry-after': retryAfter }))).toBe(expected);
	});

	it('is none for the limit of a day', () => {
		const text = '{"message":"Daily Limit Exceeded"}';
		expect(retryWait(1, answer({}, text))).toBe(undefined);
	});
});
