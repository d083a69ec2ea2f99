import { newestFirst } from '../../../../nodes/ZoomVideoSdk/zoom/sessions/session';

it('the latest session comes first, those without a time last', () => {
	const starts = ['2026-05-08T00:00:00Z', '2026-05-10T00:00:00Z', '2026-05-09T00:00:00Z'];
	const sorted = [{ start_time: undefined }, ...starts.map((start_time) => ({ start_time }))]
		.sort(newestFirst)
		.map((session) => session.start_time);
	expect(sorted).toEqual([starts[1], starts[2], starts[0], undefined]);
});
