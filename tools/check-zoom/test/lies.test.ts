import type { Simulator } from '../../zoom-simulator';
import { check, freePort, seedAccount, startAccount, variablesOf, type Checked } from './account';
import { errorAsSuccess, isList, lastByteMissing, LIES, listEndsEarly, numberAsId } from './lies';
import { startLyingProxy, type LyingProxy } from './lyingProxy';
import { startRewritingRelay } from './rewritingRelay';

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
			expect(checked.of('Signatures')).toMatch(/requests were rejected: bad_signature\.$/);
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
		expect(of('Rate labels')).toBe('different: Some differ from the documented ones.');
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
		[['2026-11-02T09:00:00Z', '2026-11-02T10:00:00Z'], /^matched: The oldest entry does\.$/],
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
		expect(of('Webhook logs')).toBe('matched: There are entries from 2 weeks ago.');
		expect(of('Bodies in webhook logs')).toBe('matched: They contain none.');
		expect(of('Headers in webhook logs')).toBe('different: They contain none.');
		expect(of('Order of webhook logs')).toMatch(says);
		expect(weeks).toBe(6);
	});
});
