import {
	DEFAULT_FILE_NAME,
	TRANSCRIPT_FILE_NAME,
	uniqueName,
} from '../../../../nodes/ZoomVideoSdk/files/download/fileName';
import { file, named } from '../../fixtures/namedFile';

describe('names within a run', () => {
	it('are unique, whatever their case', () => {
		const taken = new Set<string>();
		const names = ['a.mp4', 'A.mp4', 'a.mp4', 'a.m4a', 'a (2).mp4', 'b', 'b', '.c', '.c'];
		expect(names.map((name) => uniqueName(name, taken))).toEqual([
			'a.mp4',
			'A (2).mp4',
			'a (3).mp4',
			'a.m4a',
			'a (2) (2).mp4',
			'b',
			'b (2)',
			'.c',
			'.c (2)',
		]);
	});

	it.each([
		['letters', 'a'.repeat(300)],
		['emoji', '🎉'.repeat(300)],
		['Chinese', '会议'.repeat(300)],
		['spaces in between', 'a '.repeat(300)],
		['a long part after a dot', `a.${'b '.repeat(300)}`],
	])('of 300 %s have at most 200 bytes, however often they come', (_, session_name) => {
		const taken = new Set<string>();
		const given = Array.from({ length: 12 }, () =>
			uniqueName(named('{session_name}', { session_name }), taken),
		);
		expect(new Set(given).size).toBe(12);
		expect(Math.max(...given.map((name) => Buffer.byteLength(name)))).toBeLessThanOrEqual(200);
		expect(given.filter((name) => !/^[^\uFFFD]+[^ ]( \(\d+\))?\.mp4$/u.test(name))).toEqual([]);
	});
});

describe('default names', () => {
	const start = '2026-05-09T11:02:22Z';
	const uuid = (start: string) => `${start}-aaaa-4bbb-8ccc-000000000001`;
	const base = { ...file, id: uuid('1a2b3c4d'), recording_start: start };
	const captions = {
		...base,
		id: undefined,
		file_type: 'CC',
		dedupe_key: 's:recording_files:CC//1/',
	};
	const nameOf = (changes: object, template = DEFAULT_FILE_NAME) =>
		named(template, { ...base, ...changes });

	it.each<[string, object, object]>([
		['another id', base, { id: uuid('1a2b3c4e') }],
		[
			'ids that begin with the time',
			{ id: '1a2b3c4d-aaaa-7bbb-8ccc-000000000001' },
			{ id: '1a2b3c4d-aaaa-7bbb-8ccc-000000000002' },
		],
		['ids that are no UUID', { id: 'recording-1' }, { id: 'recording-2' }],
		['one id in two lists', base, { collection: 'participant_video_files' }],
		[
			'two captions without an id',
			captions,
			{ ...captions, dedupe_key: 's:recording_files:CC//1/#2' },
		],
		[
			'two captions of one time, told of apart',
			{ ...captions, id: uuid('00000000') },
			{ ...captions, id: uuid('99999999') },
		],
		['captions of two sessions', captions, { ...captions, dedupe_key: 't:recording_files:CC//1/' }],
		[
			'captions of two sessions, without their key',
			{ ...captions, dedupe_key: '' },
			{ ...captions, dedupe_key: '', session_id: 'other' },
		],
	])('tell apart %s', (_, one, other) => {
		for (const template of [DEFAULT_FILE_NAME, TRANSCRIPT_FILE_NAME]) {
			expect(nameOf(one, template)).not.toBe(nameOf(other, template));
		}
	});

	it.each<[string, object]>([
		['without their id', captions],
		['with their id', { ...captions, id: uuid('00000000') }],
	])('stay the same for captions %s', (_, changes) => {
		expect(nameOf({ ...changes, file_size: 5 })).toBe(nameOf(changes));
		expect(nameOf(changes)).toMatch(/ [0-9a-f]{8}\.vtt$/);
	});

	it.each([
		['letters', 'a'.repeat(300)],
		['Chinese', '会议'.repeat(300)],
	])('keep their end where the session is called by 300 %s', (_, session_name) => {
		const participant = { file_name: session_name, recording_type: undefined };
		for (const changes of [{ session_name }, { session_name, ...participant }]) {
			const name = nameOf(changes);
			expect(name).toMatch(/ 1a2b3c4d\.mp4$/);
			expect(name).toMatch(/ 2026-MM-dd HHmmss /);
			expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
		}
	});
});

describe('a template that is too long by itself', () => {
	const long = 'a'.repeat(250);
	const emoji = '🎉'.repeat(100);

	it('is cut', () => {
		const name = named(long);
		expect(Buffer.byteLength(name)).toBeGreaterThan(190);
		expect(name).toMatch(/^a+\.mp4$/);
	});

	const everything =
		'{session_name} {session_id} {session_key} {collection} {id} {file_type} {recording_type} {user_id}';
	it.each([
		['before', `${long} {short_id}`],
		['behind', `{short_id} ${long}`],
		['on both sides', `${emoji} {short_id} ${emoji}`],
		['before, with the extension', `${long} {short_id}.{extension}`],
		['beyond what is looked at', `${'b'.repeat(5_000)} {short_id} ${'c'.repeat(5_000)}`],
		['as values', `${everything} {short_id} ${everything}`],
		['as values, with the id last', `${everything} {short_id} {id}`],
		['with many of them', '{short_id} '.repeat(100)],
		['by its pattern', `{start_time:${long}} ${long} {short_id}`],
	])('keeps what makes it unique: %s', (_, template) => {
		const words = 'x'.repeat(100);
		const changes = { session_name: words, session_id: words, session_key: words, user_id: words };
		const taken = new Set<string>();
		for (const id of ['1a2b3c4d', '1a2b3c4e', '1a2b3c4e']) {
			const name = uniqueName(
				named(template, { ...changes, id: `${id}-aaaa-4bbb-8ccc-000000000001` }),
				taken,
			);
			expect(name).toContain(id);
			expect(name).toMatch(/\.mp4$/);
			expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
		}
		expect([...taken].filter((name) => name.endsWith(' (2).mp4'))).toHaveLength(1);
	});
});
