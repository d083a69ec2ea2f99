import type { INodeParameters } from 'n8n-workflow';

import { jsonOf, useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const march = { from: '2026-03-01', to: '2026-03-20' };
const list = async (filters: INodeParameters) =>
	await zoom.run('getAll', { returnAll: true, filters });
const names = async (filters: INodeParameters) =>
	jsonOf(await list(filters)).map(({ session_name }) => session_name);
const seed = (name: string, more: Partial<Parameters<typeof zoom.simulator.seed>[0]> = {}) =>
	zoom.simulator.seed({ name, startedAt: new Date('2026-03-03T12:00:00Z'), ...more });

it('keeps the sessions whose name contains a text, in any case', async () => {
	for (const name of ['Weekly review', 'WEEKLY', 'Daily', 'Im Cafe\u0301']) seed(name);
	const found = await names({ ...march, sessionName: 'weekly' });
	expect(found.sort()).toEqual(['WEEKLY', 'Weekly review']);
	expect(await names({ ...march, sessionName: 'CAFÉ' })).toEqual(['Im Cafe\u0301']);
});

it('keeps the sessions that have a file of a kind, with all their files', async () => {
	seed('Seen', { files: ['video', 'chat'] });
	seed('Heard', { files: ['audio'] });
	seed('Read', { files: ['transcript', 'summary'] });
	expect(await names({ ...march, fileKinds: ['video'] })).toEqual(['Seen']);
	expect((await names({ ...march, fileKinds: ['audio', 'summary'] })).sort()).toEqual([
		'Heard',
		'Read',
	]);
	const [seen] = jsonOf(await list({ ...march, fileKinds: ['chat'] }));
	expect(seen?.['recording_files']).toHaveLength(2);
});

describe('the trash', () => {
	beforeEach(() => {
		const now = Date.now();
		seed('Kept');
		const startedAt = new Date(now - 20 * 86_400_000);
		seed('Thrown away', { trashedAt: new Date(now - 60_000), startedAt });
		const partly = seed('Partly', { files: ['video', 'chat'] });
		zoom.simulator.lifecycle.trashFiles(partly, [zoom.simulator.file(partly, 'CHAT')]);
	});

	it('gives the sessions in it, and the sessions with single files in it', async () => {
		expect(await names({ inTrash: 'session_recordings' })).toEqual(['Thrown away']);
		expect(await names({ inTrash: 'session_recordings', from: ' ' })).toEqual(['Thrown away']);
		const [partly] = jsonOf(await list({ inTrash: 'recording_file' }));
		expect(partly).toMatchObject({
			session_name: 'Partly',
			recording_files: [{ file_type: 'CHAT', deleted_time: expect.any(String) }],
		});
		expect(await names({ ...march, inTrash: 'no' })).toHaveLength(2);
	});

	it('is not asked by date, for Zoom cannot; the dates are applied here', async () => {
		expect(
			await names({ inTrash: 'session_recordings', from: '2020-01-01', to: '2020-03-01' }),
		).toEqual([]);
		const recent = new Date(Date.now() - 25 * 86_400_000).toISOString();
		expect(await names({ inTrash: 'session_recordings', from: recent })).toEqual(['Thrown away']);
		for (const { query } of zoom.simulator.requests.list()) {
			expect([query['from'], query['to']]).toEqual([undefined, undefined]);
			expect(query).toMatchObject({ trash: 'true', trash_type: 'session_recordings' });
		}
	});
});

describe('dates', () => {
	it.each([
		['a day', '2026-03-03', '2026-03-03', true],
		["n8n's date field", '2026-03-03T00:00:00', '2026-03-03T00:00:00', true],
		['a moment with an offset, which is another day in UTC', '2026-03-04T01:00:00+05:00', '', true],
		['a DateTime of luxon', '={{ DateTime.fromISO("2026-03-03") }}', '', true],
		[
			'a DateTime in another zone',
			'={{ DateTime.fromISO("2026-03-04T01:00", { zone: "Asia/Karachi" }) }}',
			'',
			true,
		],
		['a Date', '={{ new Date("2026-03-03T23:59:59Z") }}', '', true],
		['a day too late', '2026-03-04', '2026-03-04', false],
		['a day too early', '2026-03-01', '2026-03-02T23:59:59Z', false],
	])('are read from %s', async (_, from, to, isFound) => {
		seed('Demo');
		const filters = { from, to: to || '2026-03-10' };
		expect(await names(filters)).toEqual(isFound ? ['Demo'] : []);
	});

	it.each([
		['From', { from: '2026-02-30' }],
		['From', { from: 'yesterday' }],
		['From', { from: '03/04/2026' }],
		['To', { to: '2026-13-01' }],
		['To', { to: '={{ 12 }}' }],
	])('that do not exist are refused before any request: %s %j', async (field, filters) => {
		const { error } = await list(filters);
		expect(error?.message).toMatch(new RegExp(`^'${field}': ".*" is not a date \\[item 0\\]$`));
		expect(zoom.calls()).toEqual([]);
	});

	it('in the wrong order are refused before any request', async () => {
		const { error } = await list({ from: '2026-03-20', to: '2026-03-19' });
		expect(error?.message).toBe("'From': 2026-03-20 is after To (2026-03-19) [item 0]");
		expect(zoom.calls()).toEqual([]);
	});

	it.each([
		['0001-01-01', '9999-12-31'],
		['2026-03-01', '9999-12-31'],
		['2006-01-01', '2026-03-20'],
	])(
		'that span more years than Zoom has are refused before any request: %s to %s',
		async (from, to) => {
			const { error } = await list({ from, to });
			expect(error?.message).toBe(`'From': ${from} to ${to} is longer than 20 years [item 0]`);
			expect(zoom.calls()).toEqual([]);
		},
	);

	it('may begin before there were recordings', async () => {
		seed('Demo');
		expect(await names({ from: '2011-01-01', to: '2026-03-20' })).toEqual(['Demo']);
	});

	it('may begin and end on the same day, and end without a beginning', async () => {
		seed('Demo');
		expect(await names({ to: '2026-03-03' })).toEqual(['Demo']);
	});
});

it.each([
	['Has File Kinds', { fileKinds: ['films'] }],
	['In Trash', { inTrash: 'all' }],
])('%s: a choice that does not exist is refused before any request', async (field, filters) => {
	const { error } = await list(filters);
	expect(error?.message).toMatch(new RegExp(`^'${field}': .* is not one of the choices`));
	expect(zoom.calls()).toEqual([]);
});
