import type { Simulator } from '../../zoom-simulator';
import { Redactor } from '../report/Redactor';
import { check, freePort, LIVE_NAME, startAccount, variablesOf } from './account';
import { startLyingProxy, type Lie, type LyingProxy } from './lyingProxy';

const ODD_NAME = 'Müller & Söhne | <script>alert(1)</script> "Q3" `50%` 🎥 $&';
const SHORT_NAME = 'Al';
const PERSON = "Renée O'Connor";

/** The forms in which a value may turn up. */
const forms = (text: string) => {
	const once = encodeURIComponent(text);
	return [text, text.toLowerCase(), once, encodeURIComponent(once), text.replaceAll('/', '\\/')];
};

describe('a report', () => {
	let zoom: Simulator;
	let proxy: LyingProxy;
	beforeAll(async () => {
		zoom = await startAccount({ downloadRedirects: 0 });
		proxy = await startLyingProxy(zoom);
	});
	afterAll(async () => {
		await proxy.close();
		await zoom.close();
	});

	it('holds nothing of the account, whatever Zoom says in its errors', async () => {
		const seeds = (['slash', 'leadingSlash', 'doubleSlash', 'plus'] as const).map((idShape) =>
			zoom.seed({
				...{ name: ODD_NAME, idShape, sessionKey: 'customer-4711', startedAt: new Date() },
				participants: [PERSON, 'Bo'],
				files: ['video', 'summary', { kind: 'participantAudio', fileName: `Audio - ${PERSON}` }],
			}),
		);
		zoom.seed({ name: SHORT_NAME, startedAt: new Date() });
		const ids = seeds.map(({ id }) => id);
		const files = seeds.flatMap((session) => session.files);
		const port = await freePort();
		const webhookUrl = `http://127.0.0.1:${port}/hook-of-müller?key=opensesame`;
		const echo: Lie = ({ path, authorization, status, json }) => {
			if (status < 400) return {};
			const names = [
				ODD_NAME,
				ODD_NAME.toLowerCase(),
				SHORT_NAME,
				PERSON,
				LIVE_NAME,
				'customer-4711',
			];
			const all = [...names, ...ids, ...ids.map(encodeURIComponent), ...files.map(({ id }) => id)];
			// A little at a time: what is too long is cut.
			const place = (echoed += 1) % all.length;
			const words = [authorization, path, all[place], encodeURIComponent(all[place] ?? '')];
			const message = `Echo: ${words.join(' * ')} * mail@müller.example * ${webhookUrl}`;
			return { json: { ...Object(json), message } };
		};
		let echoed = 0;
		proxy.lies.push(echo);
		const said: string[] = [];
		const { report } = await check(zoom, {
			...{ baseUrl: proxy.baseUrl, webhookPort: port, webhookUrl, said },
			variables: {
				ZOOM_VIDEO_SDK_DOWNLOAD_HOSTS: `${variablesOf(zoom)['ZOOM_VIDEO_SDK_DOWNLOAD_HOSTS']} ${proxy.host}`,
				ZOOM_VIDEO_SDK_RAW_API_KEY: 'raw-platform-key-0815',
			},
		});

		expect(report.match(/Echo: /g)?.length).toBeGreaterThan(20);
		expect(report).toContain('[name]');
		expect(report).toContain('[session ID]');
		const shown = `${report}\n${said.join('\n')}`;
		const { accountId, ...keys } = zoom.keys;
		const secrets = [
			...[...Object.values(keys), accountId, 'raw-platform-key-0815', 'eyJ', 'opensesame'],
			...[ODD_NAME, PERSON, LIVE_NAME, 'Müller', 'customer-4711', 'Renée', 'user-1'],
			...[...ids, ...files.map(({ id = '' }) => id), 'operator@example.com', 'mail@'],
			...[proxy.host, 'rec/download', 'hook-of', 'Ada Lovelace', `127.0.0.1:${port}`],
		];
		for (const form of secrets.flatMap(forms)) expect(shown).not.toContain(form);
		expect(shown).not.toMatch(/\* Al \*/);
		// Nothing that Zoom says can start a mention, a link or a cell of its own.
		const outsideOfCode = report.replace(/`[^`\n]*`|^ {4}.*$/gm, '');
		expect(outsideOfCode).not.toMatch(/[@#]\w|Echo/);
		const cells = report.split('\n').filter((line) => line.startsWith('|'));
		const widths = new Set(cells.map((line) => line.replaceAll('\\|', '').split('|').length));
		expect([...widths].sort()).toEqual([5, 6, 7]);
	});
});

describe('a redactor', () => {
	it.each([
		['a name in another case', 'Session BOARD MEETING is not live', 'Session [name] is not live'],
		['a name in an address', 'at /s/board%20meeting/x', 'at /s/[name]/x'],
		['a short name as a word', 'Also: Al is not there', 'Also: [name] is not there'],
		['an id that was never seen', 'No oiFKKKL/RyGdm9W1r1Ll6w== here', 'No [session ID] here'],
		['one that is encoded twice', 'No oiFKKKL%252FRyGdm9W1r1Ll6w%253D%253D', 'No [session ID]'],
		['an address of the network', 'from 203.0.113.7', 'from [address]'],
		['a number of a session', 'number 1234567890', 'number [number]'],
		['a name in logged text', 'Carol Shaw has left', '[name] has left'],
		[
			"Zoom's own words, which stay",
			'Validation Failed. page_size',
			'Validation Failed. page_size',
		],
	])('cleans %s', (_, text, clean) => {
		const redactor = new Redactor();
		redactor.learn({ session_name: 'Board Meeting', users: [{ name: 'Al' }], status: 'Failed' });
		redactor.learn({ request_body: '{"user":{"name":"Carol Shaw"}}' });
		expect(redactor.clean(text)).toBe(clean);
	});
});
