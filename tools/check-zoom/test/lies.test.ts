import { createServer } from 'node:http';

import { request } from 'undici';

import { isJsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';
import type { Simulator } from '../../zoom-simulator';
import { check, freePort, seedAccount, startAccount, variablesOf, type Checked } from './account';
import { startLyingProxy, withField, type Lie, type LyingProxy } from './lyingProxy';

const isList = (path: string) => /^\/v2\/videosdk\/recordings(\?|$)/.test(path);
const isRecordings = (path: string) => /\/recordings(\?|$)/.test(path) && !isList(path);
const isSmallPage = (path: string) => /[?&]page_size=1(&|$)/.test(path);
const isFile = (path: string) => path.startsWith('/rec/download/');

const numberAsId: Lie = ({ path, json }) =>
	isList(path) ? { json: withField(json, 'session_id', () => 4_294_967_296) } : {};

const listEndsEarly: Lie = ({ path, json }) =>
	isList(path) && isSmallPage(path) ? { json: withField(json, 'next_page_token', () => '') } : {};

const errorAsSuccess: Lie = ({ path, status }) =>
	isRecordings(path) && status === 404 ? { status: 200 } : {};

const lastByteMissing: Lie = ({ path, body, status }) =>
	isFile(path) && status === 200 ? { body: body.subarray(0, -1) } : {};

const webPageForFile: Lie = ({ path, body, status }) =>
	isFile(path) && status === 200
		? { body: Buffer.from('<!doctype html>'.padEnd(body.length)) }
		: {};

const partOfAnotherFile: Lie = ({ path, status, body }) =>
	isFile(path) && status === 206 ? { body: Buffer.from(body).reverse() } : {};

const sameSessionTwice = (): Lie => {
	let first: unknown;
	return ({ path, json }) => {
		if (!isList(path) || !isSmallPage(path) || !isJsonObject(json)) return {};
		first ??= json.sessions;
		return { json: { ...json, sessions: first } };
	};
};

const trashedStaysListed = (): Lie => {
	const known = new Map<string, unknown>();
	return ({ method, path, status, json }) => {
		if (method !== 'GET' || !isRecordings(path)) return {};
		if (status === 200) known.set(path, json);
		return known.has(path) ? { status: 200, json: known.get(path) } : {};
	};
};

const expiredTokenWorks: Lie = ({ path, status }) =>
	isList(path) && status === 401 ? { status: 200, json: { sessions: [] } } : {};

const otherIdElsewhere: Lie = ({ path, json, status }) =>
	isRecordings(path) && status === 200
		? { json: withField(json, 'id', (id) => `${String(id)}0`) }
		: {};

const controlDoneAtOnce: Lie = ({ method, status }) =>
	method === 'PATCH' && status === 202 ? { status: 200, json: { code: 0 } } : {};

const tokenLivesLonger: Lie = ({ path, json }) =>
	path.includes('ttl=600&') || path.endsWith('ttl=600')
		? {
				json: withField(json, 'download_access_token', () => {
					const claims = Buffer.from(JSON.stringify({ iat: 1, exp: 86_401 })).toString('base64url');
					return `${Buffer.from('{"alg":"HS512"}').toString('base64url')}.${claims}.x`;
				}),
			}
		: {};

const pageForError: Lie = ({ status }) =>
	status === 400 ? { headers: { 'content-type': 'text/html' }, body: Buffer.from('<html>') } : {};

/** Lies with what the check says of them. */
const LIES: Array<[what: string, lie: () => Lie, only: string, name: string, says: string]> = [
	[
		'a number for a session id',
		() => numberAsId,
		'recordings',
		'List of recordings',
		'sessions[].session_id: expected string, found number.',
	],
	[
		'a list that ends before its last session',
		() => listEndsEarly,
		'recordings',
		'Pages',
		'Page 1 says that it is the last; total_records is 3, and 1 came.',
	],
	['the same session on each page', sameSessionTwice, 'recordings', 'Pages', 'Page 2 repeats'],
	[
		'an error under HTTP 200',
		() => errorAsSuccess,
		'session-recordings',
		'Recordings of an unknown session',
		'got HTTP 200, code 3301.',
	],
	[
		'files that have other ids in the call for a session',
		() => otherIdElsewhere,
		'session-recordings',
		'The same files in both calls',
		'7 of 7 listed files',
	],
	[
		'a token that is valid for longer than asked',
		() => tokenLivesLonger,
		'session-recordings',
		'Download access token',
		'Asked for 600 s, the token is valid for 86400 s.',
	],
	[
		'a file that is one byte short',
		() => lastByteMissing,
		'downloads',
		'Whole files',
		'bytes came',
	],
	[
		'a web page of the right length in place of a file',
		() => webPageForFile,
		'downloads',
		'Whole files',
		'it is a web page',
	],
	[
		'a part that is of another file',
		() => partOfAnotherFile,
		'downloads',
		'Parts of a file',
		'The bytes of the part are others',
	],
	[
		'an expired token that works',
		() => expiredTokenWorks,
		'tokens',
		'Expired token',
		'got HTTP 200',
	],
	[
		'trashed recordings that stay available',
		trashedStaysListed,
		'trash',
		'Recordings to the trash',
		'still gives them as available',
	],
	[
		'a control that answers 200 in place of 202',
		() => controlDoneAtOnce,
		'live-session',
		'Start of a recording',
		'Expected HTTP 202, got HTTP 200',
	],
	[
		'a web page for an error',
		() => pageForError,
		'recordings',
		'Wrong date',
		'Expected HTTP 400, code 300, got HTTP 400.',
	],
];

describe('a Zoom that lies', () => {
	let zoom: Simulator;
	let proxy: LyingProxy;
	beforeAll(async () => {
		// Files come through the proxy, too.
		zoom = await startAccount({ downloadRedirects: 0 });
		proxy = await startLyingProxy(zoom);
		zoom.reset();
	});
	beforeEach(() => seedAccount(zoom));
	afterEach(() => {
		zoom.reset();
		proxy.lies.length = 0;
	});
	afterAll(async () => {
		await proxy.close();
		await zoom.close();
	});

	const ask = async (asked: Parameters<typeof check>[1]): Promise<Checked> => {
		const hosts = `${variablesOf(zoom)['ZOOM_VIDEO_SDK_DOWNLOAD_HOSTS']} ${proxy.host}`;
		const variables = { ZOOM_VIDEO_SDK_DOWNLOAD_HOSTS: hosts };
		return await check(zoom, { baseUrl: proxy.baseUrl, variables, ...asked });
	};
	const differing = ({ results }: Checked) =>
		results.filter(({ result }) => result === 'different').map(({ check: { name } }) => name);

	it('tells the truth through the proxy where there is no lie', async () => {
		expect(differing(await ask({}))).toEqual([]);
	});

	it.each(LIES)('is found out: %s', async (_, lie, only, name, says) => {
		proxy.lies.push(lie());
		const checked = await ask({ only: [only] });
		expect(checked.of(name)).toMatch(/^different: /);
		expect(checked.of(name)).toContain(says);
		expect(checked.report).toMatch(new RegExp(`^- \\*\\*${name}\\.\\*\\* `, 'm'));
	});

	it('is found out in five places at once', async () => {
		proxy.lies.push(numberAsId, listEndsEarly, errorAsSuccess, lastByteMissing);
		const port = await freePort();
		const relay = await startRewritingRelay(`http://127.0.0.1:${port}/`);
		try {
			const checked = await ask({ webhookPort: port, webhookUrl: relay.url });
			const found = differing(checked);
			expect(found).toEqual(
				expect.arrayContaining([
					'List of recordings',
					'Pages',
					'Recordings of an unknown session',
					'Whole files',
					'Signatures',
				]),
			);
			expect(checked.of('Signatures')).toMatch(/requests are rejected: bad_signature\.$/);
			const [, section = ''] = /## What differs\n([\s\S]*?)\n## /.exec(checked.report) ?? [];
			for (const name of found) expect(section).toContain(`- **${name}.**`);
		} finally {
			await relay.close();
		}
	});

	it('is told apart from one that has new fields', async () => {
		proxy.lies.push(({ path, json }) =>
			isList(path) ? { json: { ...Object(json), region: 'EU', 'Ada Lovelace': 1 } } : {},
		);
		const { of, report } = await ask({ only: ['recordings'] });
		expect(of('List of recordings')).toBe('matched: As documented, with new fields.');
		expect(report).toContain('As documented, with new fields. `region, (text)`');
	});

	it('may name rate labels, and others than documented', async () => {
		const label = (path: string) => (path.includes('/events') ? 'Heavy' : 'Light');
		proxy.lies.push(({ path, headers, method }) =>
			method === 'GET' && isList(path)
				? {}
				: { headers: { ...headers, 'x-ratelimit-category': label(path) } },
		);
		const { of, report } = await ask({ only: ['live-session', 'answers'] });
		expect(of('Rate labels')).toBe('different: Some are not those documented.');
		expect(report).toMatch(/`sessions\.list Light, .*sessions\.events Heavy/);
	});

	it.each([
		['Bearer a-key-of-studio', /^matched: "Authorization: Bearer KEY"/],
		['a-key-of-studio', /^matched: "Authorization: KEY"/],
		['', /^matched: "X-API-Key: KEY"/],
		['nothing', /^different: None of/],
	])('may take a key of Platform Studio as %j', async (taken, says) => {
		proxy.lies.push(({ authorization }) =>
			authorization === taken ? { status: 200, json: { sessions: [] } } : {},
		);
		const { of } = await check(zoom, {
			...{ baseUrl: proxy.baseUrl, only: ['tokens'] },
			variables: { ZOOM_VIDEO_SDK_RAW_API_KEY: 'a-key-of-studio' },
		});
		expect(of('Platform Studio key')).toMatch(says);
	});

	it.each([
		[['2026-11-02T10:00:00Z', '2026-11-02T09:00:00Z'], /^matched: It does\.$/],
		[['2026-11-02T09:00:00Z', '2026-11-02T10:00:00Z'], /^matched: The oldest does\.$/],
		[['2026-11-02T09:00:00Z', '2026-11-02T09:00:00Z'], /^not asked: /],
		[['2026-11-02T09:00:00Z', '2026-11-02T10:00:00Z', '2026-11-02T08:00:00Z'], /^different: /],
	])('may keep webhook logs of %j', async (times, says) => {
		const webhook_logs = times.map((date_time) => ({
			event: 'session.started',
			status: 429,
			date_time,
		}));
		let weeks = 0;
		proxy.lies.push(({ path }) => {
			if (!path.includes('/webhook_logs')) return {};
			const logs = (weeks += 1) === 2 ? webhook_logs : [];
			return { status: 200, json: { next_page_token: '', page_size: 30, webhook_logs: logs } };
		});
		const { of } = await ask({ only: ['reports'] });
		expect(of('Webhook logs')).toBe('matched: Entries were found 2 weeks back.');
		expect(of('Bodies in webhook logs')).toBe('matched: They hold none.');
		expect(of('Headers in webhook logs')).toBe('different: They hold none.');
		expect(of('Order of webhook logs')).toMatch(says);
		expect(weeks).toBe(6);
	});
});

/** Passes events on with the same JSON in other bytes, as a firewall does that rewrites JSON. */
async function startRewritingRelay(to: string): Promise<{ url: string; close(): Promise<void> }> {
	const server = createServer((incoming, response) => {
		const parts: Buffer[] = [];
		incoming.on('data', (part: Buffer) => parts.push(part));
		incoming.on('end', () => {
			const { method = 'GET', headers } = incoming;
			const signed = Object.entries(headers).filter(([name]) => name.startsWith('x-zm-'));
			const body = Buffer.concat(parts).toString();
			const options =
				method === 'POST'
					? { body: JSON.stringify(JSON.parse(body), null, 1), method: 'POST' as const }
					: {};
			void request(to, {
				...options,
				headers: Object.fromEntries(signed.map(([name, value]) => [name, String(value)])),
			}).then(
				async (answer) => {
					const { 'x-check-zoom': probe } = answer.headers;
					response.writeHead(
						answer.statusCode,
						probe === undefined ? {} : { 'x-check-zoom': probe },
					);
					response.end(await answer.body.text());
				},
				// The check has ended, and Zoom sends again.
				() => response.destroy(),
			);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port');
	return {
		url: `http://127.0.0.1:${address.port}/`,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}
