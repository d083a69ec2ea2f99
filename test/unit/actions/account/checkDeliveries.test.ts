import { checkDeliveries } from '../../../../nodes/ZoomVideoSdk/actions/account/checkDeliveries';
import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';

const N8N = 'https://n8n.example/rest';
const HOOK = 'https://n8n.example/webhook/1?token=abc';
const entry = (status: number | string | undefined, minute = 0, endpoint = HOOK): JsonObject => ({
	event: 'session.started',
	...(status !== undefined && { status }),
	endpoint,
	date_time: `2026-01-01T10:${String(minute).padStart(2, '0')}:00Z`,
});
const check = (entries: JsonObject[], n8n = N8N, needed = true) => {
	const { name, status, message } = checkDeliveries(entries, n8n, needed);
	expect(name).toBe('deliveries');
	return `${status}: ${message}`;
};

it('tells how the last twenty were answered, when the last was, and where they went', () => {
	const entries = Array.from({ length: 30 }, (_, minute) => entry(minute > 27 ? 404 : 200, minute));
	expect(check(entries)).toBe(
		"warning: Zoom's last 20 deliveries: 18 answered 200, 2 answered 404, the last at 2026-01-01T10:29:00Z, to https://n8n.example/webhook/1. 404: n8n did not listen there: the workflow is not published, it has another address, n8n was starting, or it is a test URL, where n8n listens only after Execute step.",
	);
	expect(check([...entries].reverse())).toBe(check(entries));
});

it('finds nothing wrong where all were taken', () => {
	expect(check([entry(200), entry(204, 1)])).toBe(
		"ok: Zoom's last 2 deliveries: 1 answered 200, 1 answered 204, the last at 2026-01-01T10:01:00Z, to https://n8n.example/webhook/1.",
	);
	expect(check([])).toMatch(/^ok: Zoom's log has no delivery of the last seven days\./);
});

it.each([
	[0, /1 without an answer,.* No answer: there was no answer within three seconds/],
	[undefined, /1 without an answer/],
	['401', /1 answered 401,.* 401: the signature was rejected/],
	[302, / 302: it was redirected/],
	[418, / 418: it was refused, and Zoom sends it again/],
])('is a problem when the only one was answered %j', (status, text) => {
	expect(check([entry(status)])).toMatch(/^problem: Zoom's last delivery: /);
	expect(check([entry(status)])).toMatch(text);
});

it("does not take n8n's own answer at its start for a success", () => {
	const starting = { ...entry(200), response_body: 'n8n is starting up. Please wait' };
	expect(check([starting, entry(200, 1)])).toMatch(/^warning: /);
});

it('warns when all went to somewhere else', () => {
	const elsewhere = entry(200, 0, 'https://old.example/webhook/1');
	expect(check([elsewhere])).toMatch(
		/^warning: .*old\.example.* None went to this n8n, which says it is reached at https:\/\/n8n\.example\.$/,
	);
	expect(check([elsewhere, entry(200)])).toMatch(
		/^ok: .* to https:\/\/old\.example\/webhook\/1: 1 answered 200; https:\/\/n8n\.example\/webhook\/1: 1 answered 200\.$/,
	);
	expect(check([elsewhere], 'nowhere')).toMatch(/^ok/);
	expect(check([elsewhere], N8N, false)).toMatch(/^ok: .* None went to this n8n/);
});

describe('failed deliveries', () => {
	const own = entry(500);
	const other = entry(500, 0, 'https://somebody-else.example/hook');
	const unknown = { status: 500 };
	const taken = entry(200);

	it.each<[string, JsonObject[], string, boolean, string]>([
		['to this n8n', [own, own], N8N, true, 'problem'],
		['to this n8n, which needs none', [own, own], N8N, false, 'warning'],
		['to somebody else', [other, other], N8N, true, 'warning'],
		['to somebody else, from an n8n without address', [other], '', true, 'warning'],
		['to nobody knows whom', [unknown], N8N, true, 'problem'],
		[
			'to this n8n, as it is called with a default port',
			[own],
			'https://n8n.example:443',
			true,
			'problem',
		],
		['to another port', [own], 'https://n8n.example:5678', true, 'warning'],
		['to both', [own, other], N8N, true, 'problem'],
		['to this n8n alone', [own, { ...other, status: 200 }], N8N, true, 'problem'],
		['beside those that this n8n took', [own, taken, other], N8N, true, 'warning'],
		['to somebody else alone', [taken, other], N8N, true, 'warning'],
	])('%s', (_, entries, n8n, needed, status) => {
		const { status: found } = checkDeliveries(entries, n8n, needed);
		expect(found).toBe(status);
	});

	it("of somebody else get none of n8n's explanations", () => {
		const meaning = / 500: n8n could not store/;
		const starting = { ...other, status: 200, response_body: 'n8n is starting up' };
		expect(check([other, starting])).toMatch(/\. None went to this n8n, [^.]*n8n\.example\.$/);
		expect(check([taken, other, other])).toMatch(
			/hook: 2 answered 500\. To other addresses, 2 failed\.$/,
		);
		expect(check([own, other])).toMatch(meaning);
		expect(check([unknown])).toMatch(meaning);
	});
});

it('names three addresses at most, and does without what the log lacks', () => {
	const hooks = [1, 2, 3, 4, 5].map((hook) => entry(200, 0, `https://n8n.example/${hook}`));
	expect(check(hooks)).toMatch(
		/\/1: 1 answered 200; https:\/\/n8n\.example\/2: 1 answered 200; https:\/\/n8n\.example\/3: 1 answered 200; 2 more\.$/,
	);
	expect(check([{ status: 200 }, { status: 200, endpoint: 'n8n', date_time: 'x' }])).toBe(
		"ok: Zoom's last 2 deliveries: 2 answered 200.",
	);
});
