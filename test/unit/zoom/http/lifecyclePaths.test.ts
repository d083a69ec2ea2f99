import { monthsAgo } from '../../../../nodes/ZoomVideoSdk/shared/dateRange';
import { filePath } from '../../../../nodes/ZoomVideoSdk/zoom/http/paths';
import { readResponse } from '../../../../nodes/ZoomVideoSdk/zoom/http/response';
import { ErrorResponse, mayHaveActed } from '../../../../nodes/ZoomVideoSdk/zoom/http/retryPolicy';

describe('the path of a file', () => {
	it.each([
		['b5487b74-17a2', 'b5487b74-17a2'],
		['a+b=', 'a%2Bb%3D'],
		['a/b', 'a%252Fb'],
		['...', '...'],
	])('%s is written %s', (id, written) => {
		const path = '/videosdk/sessions/s%3D/recordings';
		expect(filePath('s=', 'auto', id)).toBe(`${path}/${written}`);
		expect(filePath('s=', 'auto', id, 'status')).toBe(`${path}/${written}/status`);
	});

	it.each(['', '.', '..'])('“%s” is refused: it would name more than a file', (id) => {
		expect(() => filePath('s', 'auto', id)).toThrow(/is no file ID/);
	});
});

it.each([
	['2026-11-21', 6, '2026-05-21'],
	['2026-08-31', 6, '2026-02-28'],
	['2024-08-31', 6, '2024-02-29'],
	['2026-03-15', 6, '2025-09-15'],
])('%s is %i months after %s', (today, months, day) => {
	expect(monthsAgo(Date.parse(`${today}T23:59:00Z`), months)).toBe(day);
});

describe('a failed call may have been carried out', () => {
	const answer = (status: number) =>
		new ErrorResponse(readResponse(status, {}, ''), 'zoom.example');
	const fault = (code?: string) => Object.assign(new Error('broken'), { code });
	it.each([
		['after a broken connection', fault('ECONNRESET'), true],
		['after a time-out', fault('ETIMEDOUT'), true],
		['after an unknown fault', fault(), true],
		['after a refused connection', fault('ECONNREFUSED'), false],
		['after an unknown host', fault('ENOTFOUND'), false],
		['after a 500', answer(500), true],
		['after a 502', answer(502), true],
		['after a 408', answer(408), true],
		['after a 429', answer(429), false],
		['after a 404', answer(404), false],
	])('%s', (_, error, expected) => {
		expect(mayHaveActed(error)).toBe(expected);
	});
});
