import { sessionsOfLastYear } from '../measures/listedSessions';

describe('the sessions of the last year', () => {
	it('are spread over 360 days, the newest first', () => {
		const now = Date.UTC(2026, 0, 31);
		const days = sessionsOfLastYear(4, now).map(({ startedAt }) => startedAt);

		expect(days.map((day) => (now - day.getTime()) / 86_400_000)).toEqual([90, 180, 270, 360]);
	});

	it('have names of which none is found by the name of the last one', () => {
		const names = sessionsOfLastYear(1_000).map(({ name }) => name);

		expect(names.filter((name) => name.includes(names.at(-1) ?? ''))).toEqual([
			'Consultation 1000',
		]);
	});
});
