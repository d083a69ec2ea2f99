import {
	daysLeft,
	nextPage,
	PAGE_SIZE,
	parsePageEnd,
	type PageEnd,
} from '../../../nodes/ZoomVideoSdk/methods/sessionPage';
import { splitIntoMonths, type DateRange } from '../../../nodes/ZoomVideoSdk/shared/dateRange';
import type { JsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';
import { newestFirst } from '../../../nodes/ZoomVideoSdk/zoom/sessions/session';

async function* listed(sessions: readonly JsonObject[]) {
	for (const session of sessions) yield await Promise.resolve(session);
}

const idsOf = (sessions: readonly JsonObject[]) => sessions.map(({ session_id }) => session_id);

/** Reads all pages; between them, the list may change. */
async function readAll(
	sessions: JsonObject[],
	change: (sessions: JsonObject[]) => JsonObject[] = (same) => same,
) {
	const pages: JsonObject[][] = [];
	let list = sessions;
	let end: PageEnd | undefined;
	do {
		const page = await nextPage(listed([...list].sort(newestFirst)), end);
		pages.push(page.sessions);
		// As n8n does it, through text.
		end = page.end && parsePageEnd(JSON.stringify(page.end));
		list = change(list);
	} while (end !== undefined && pages.length < 20);
	return pages;
}

/** Sessions, the newest first, each started so many seconds after the one before. */
const sessionsOf = (count: number, seconds: number) =>
	Array.from({ length: count }, (_, place) => ({
		session_id: `s${place}`,
		start_time: new Date(Date.UTC(2026, 0, 31) - place * seconds * 1000).toISOString(),
	}));

it.each([
	['none', 0, [0]],
	['one page', PAGE_SIZE, [PAGE_SIZE]],
	['one more than a page', PAGE_SIZE + 1, [PAGE_SIZE, 1]],
	['three pages', 250, [PAGE_SIZE, PAGE_SIZE, 50]],
])('%s: each session once, in pages', async (_, count, sizes) => {
	for (const seconds of [0, 1, 86_400]) {
		const sessions = sessionsOf(count, seconds);
		const pages = await readAll(sessions);
		expect(pages.map(({ length }) => length)).toEqual(sizes);
		expect(idsOf(pages.flat())).toEqual(idsOf(sessions));
	}
});

it('goes on where it was when the last one shown is gone, and shows what has come', async () => {
	let isFirst = true;
	const sessions = sessionsOf(150, 60);
	const pages = await readAll(sessions, (list) => {
		if (!isFirst) return list;
		isFirst = false;
		const rest = list.filter(({ session_id }) => session_id !== `s${PAGE_SIZE - 1}`);
		return [{ session_id: 'new', start_time: '2026-02-01T00:00:00.000Z' }, ...rest];
	});
	const shown = idsOf(sessions);
	expect(idsOf(pages.flat())).toEqual([
		...shown.slice(0, PAGE_SIZE),
		'new',
		...shown.slice(PAGE_SIZE),
	]);
});

const DAY = 86_400_000;

/** Sessions that Zoom lists by the day of their recording, as the lists of the package read them. */
const months = (sessions: Array<JsonObject & { listed: number }>) =>
	async function* (range: DateRange) {
		for (const { from, to } of splitIntoMonths(range)) {
			const month = sessions.filter(
				({ listed: day }) => day >= Date.parse(from) && day < Date.parse(to) + DAY,
			);
			yield* listed(month.sort(newestFirst));
		}
	};

it.each([
	['the end of a month', 99, 0],
	['the end of a page', 70, 29],
	['several of them', 98, 3],
])('has what was listed late once, and all others, at %s', async (_, newer, late) => {
	const range = { from: '2026-01-01', to: '2026-03-01' };
	const at = (time: number, id: string, listedAt = time) => ({
		...{ session_id: id, start_time: new Date(time).toISOString(), listed: listedAt },
	});
	const february = Date.parse('2026-02-10');
	const boundary = Date.parse('2026-01-31');
	const sessions = [
		...Array.from({ length: newer }, (_each, place) => at(february + place * 1000, `n${place}`)),
		// Began in January and are listed in February: the last ones of their month.
		...Array.from({ length: late + 1 }, (_each, place) =>
			at(boundary - (3 + place / 100) * DAY, `late${place}`, boundary + 3 * DAY),
		),
		...Array.from({ length: 150 }, (_each, place) =>
			at(boundary - (place + 1) * 3_600_000, `o${place}`),
		),
	];
	const list = months(sessions);
	const shown: JsonObject[] = [];
	let end: PageEnd | undefined;
	do {
		const page = await nextPage(list(daysLeft(range, end)), end);
		shown.push(...page.sessions);
		end = page.end && parsePageEnd(JSON.stringify(page.end));
	} while (end !== undefined && shown.length < 1000);
	expect(idsOf(shown)).toHaveLength(sessions.length);
	expect(new Set(idsOf(shown)).size).toBe(sessions.length);
});

it('remembers only sessions that can be listed again', async () => {
	const first = await nextPage(listed(sessionsOf(350, 6 * 3600)), undefined);
	// Four a day: those of the seven days after the next one, and of its own day.
	expect(first.end?.ids).toEqual(Array.from({ length: 31 }, (_, place) => `s${69 + place}`));
	const second = await nextPage(listed(sessionsOf(350, 6 * 3600).slice(69)), first.end);
	expect(second.end?.ids).toEqual(Array.from({ length: 31 }, (_, place) => `s${169 + place}`));
});

it('passes over what has no id, however much there is', async () => {
	const sessions = sessionsOf(120, 60).map(({ start_time }) => ({ start_time }));
	expect(await nextPage(listed(sessions), undefined)).toMatchObject({
		sessions: [],
		end: undefined,
	});
});

it('has sessions without a start once, wherever a page ends', async () => {
	const undated = Array.from({ length: 150 }, (_, place) => ({ session_id: `u${place}` }));
	const sessions: JsonObject[] = [...sessionsOf(120, 60), ...undated];
	const pages = await readAll(sessions);
	expect(idsOf(pages.flat())).toEqual(idsOf(sessions));
});

it('gives the neighbours of a page, which can look like its sessions', async () => {
	const sessions = sessionsOf(250, 1);
	const first = await nextPage(listed(sessions), undefined);
	expect(idsOf(first.neighbours)).toEqual(['s100']);
	const second = await nextPage(listed(sessions), first.end);
	expect(idsOf(second.neighbours)).toEqual([...idsOf(first.sessions), 's200']);
});

it('reads no more of the list than it needs', async () => {
	let read = 0;
	async function* counted() {
		for await (const session of listed(sessionsOf(300, 1))) {
			read += 1;
			yield session;
		}
	}
	await nextPage(counted(), undefined);
	expect(read).toBe(PAGE_SIZE + 1);
});

it.each([[undefined], [''], ['x'], ['[]'], ['{"ids":["a"]}'], ['{"start":1}'], [7]])(
	'begins anew with the token %j',
	(token) => {
		expect(parsePageEnd(token)).toBeUndefined();
	},
);

it('passes over what is not an id in a token', () => {
	const token = '{"start":"2026-01-31T10:15:07Z","ids":["a",1,null]}';
	expect(parsePageEnd(token)).toEqual({ start: '2026-01-31T10:15:07Z', ids: ['a'] });
	expect(parsePageEnd('{"start":"x","ids":"a"}')).toEqual({ start: 'x', ids: [] });
});

it.each([
	['2026-01-15T23:59:59Z', '2026-01-22'],
	['2026-01-16T01:00:00+02:00', '2026-01-22'],
	['2026-01-27T10:00:00Z', '2026-01-31'],
	['2027-01-15T00:00:00Z', '2026-01-31'],
	['2025-01-15T00:00:00Z', '2026-01-31'],
	['no date', '2026-01-31'],
])('where the next session began at %s, the days up to %s are left', (start, to) => {
	const range = { from: '2026-01-01', to: '2026-01-31' };
	expect(daysLeft(range, { start, ids: [] })).toEqual({ from: '2026-01-01', to });
	expect(daysLeft(range, undefined)).toEqual(range);
});
