import type { INodeParameters } from 'n8n-workflow';

import { jsonOf, session, useZoom } from '../fixtures/zoom';

const zoom = useZoom({ settings: { recordingEventDelayMs: 0 } });
const [ONE_SIGN, APART] = ['r\u00e9union', 're\u0301union'];
const SPELLINGS = [
	['in one sign', ONE_SIGN, APART],
	['apart', APART, ONE_SIGN],
] as const;
const ofSession = (type: string): INodeParameters => ({ resource: 'session', type });

describe.each(SPELLINGS)('a session whose accents Zoom has %s is found', (_, name, asked) => {
	it.each([name, asked, name.toUpperCase(), asked.toUpperCase()])('as %j', async (spelling) => {
		const { id } = zoom.simulator.startSession({ name });
		const found = async (parameters: INodeParameters) =>
			jsonOf(await zoom.run('get', { ...session(spelling, 'name'), ...parameters })).map(
				({ session_id }) => session_id,
			);
		expect(await found(ofSession('live'))).toEqual([id]);
		zoom.simulator.reset();
		const past = zoom.simulator.seed({ name });
		expect(await found(ofSession('past'))).toEqual([past.id]);
		expect(await found({})).toEqual([past.id]);
		const many = { ...ofSession('past'), filters: { sessionName: spelling } };
		expect(jsonOf(await zoom.run('getAll', many))).toHaveLength(1);
	});
});

it('two live sessions whose names look the same are told apart by their IDs only', async () => {
	const ids = [ONE_SIGN, APART].map((name) => zoom.simulator.startSession({ name }).id);
	const run = await zoom.run('start', session(APART, 'name'));
	expect(run.error?.message).toMatch(/2 live sessions are named/);
	for (const id of ids) expect(run.error?.description).toContain(id);
});

it('the latest of a name is found in either spelling', async () => {
	const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
	zoom.simulator.seed({ name: ONE_SIGN, startedAt: ago(40) });
	const { id } = zoom.simulator.seed({ name: APART, startedAt: ago(30) });
	const run = await zoom.run('get', { ...session(ONE_SIGN, 'name'), ...ofSession('past') });
	expect(jsonOf(run)).toEqual([expect.objectContaining({ session_id: id })]);
});

it.each([
	['\u0130stanbul', 'istanbul'],
	['i\u0307stanbul', '\u0130STANBUL'],
	['\u039f\u0394\u039f\u03a3', '\u03bf\u03b4\u03bf\u03c2'],
])('recordings of %j are found as %j', async (name, asked) => {
	const { id } = zoom.simulator.seed({ name, files: ['video'] });
	const run = await zoom.run('get', session(asked, 'name'));
	expect(jsonOf(run)).toEqual([expect.objectContaining({ session_id: id })]);
});

it('a letter that looks alike makes another name', async () => {
	const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
	const dotless = zoom.simulator.seed({ name: 'kır', startedAt: ago(40) });
	const dotted = zoom.simulator.seed({ name: 'kir', startedAt: ago(30) });
	for (const [asked, { id }] of [
		['KıR', dotless],
		['KIR', dotted],
	] as const) {
		const run = await zoom.run('get', session(asked, 'name'));
		expect(jsonOf(run)).toEqual([expect.objectContaining({ session_id: id })]);
	}
});

it('Zoom is asked once for a name without accents', async () => {
	zoom.simulator.startSession({ name: 'weekly' });
	await zoom.run('get', { ...session('Weekly', 'name'), ...ofSession('live') });
	expect(zoom.simulator.requests.list('sessions.list')).toHaveLength(1);
});
