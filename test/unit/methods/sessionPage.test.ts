import {
	daysLeft,
	nextPage,
	PAGE_SIZE,
	parsePageEnd,
	type PageEnd,
} from '../../../nodes/ZoomVideoSdk/methods/sessionPage';
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

it('goes on where it was when a session has come, and when the last one shown is gone', async () => {
	let isFirst = true;
	const sessions = sessionsOf(150, 60);
	const pages = await readAll(sessions, (list) => {
		if (!isFirst) return list;
		isFirst = false;
		const rest = list.filter(({ session_id }) => session_id !== `s${PAGE_SIZE - 1}`);
		return [{ session_id: 'new', start_time: '2026-02-01T00:00:00.000Z' }, ...rest];
	});
	expect(idsOf(pages.flat())).toEqual(idsOf(sessions));
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
	['2026-01-15T23:59:59Z', '2026-01-15'],
	['2026-01-16T01:00:00+02:00', '2026-01-15'],
	['2027-01-15T00:00:00Z', '2026-01-31'],
	['2025-01-15T00:00:00Z', '2026-01-31'],
	['no date', '2026-01-31'],
])('after a page that ended at %s, the days up to %s are left', (start, to) => {
	const range = { from: '2026-01-01', to: '2026-01-31' };
	expect(daysLeft(range, { start, ids: [] })).toEqual({ from: '2026-01-01', to });
	expect(daysLeft(range, undefined)).toEqual(range);
});
