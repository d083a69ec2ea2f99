import type { INodeParameters } from 'n8n-workflow';

import { bytesOf, sha256, storedFiles, useFiles } from '../fixtures/files';
import { jsonOf, session } from '../fixtures/zoom';

const zoom = useFiles();
const kinds = ['video', 'galleryVideo', 'audio', 'transcript', 'participantAudio'] as const;

it('stores each file of a session whole, with its type and a name', async () => {
	const { session: recorded, from } = await zoom.recorded({
		files: [...kinds],
		startedAt: new Date('2026-03-01T09:30:00Z'),
	});
	const before = storedFiles().length;
	const { items, error } = await zoom.run('download', { ...from, options: { sha256: true } });
	expect(error).toBeUndefined();
	expect(items).toHaveLength(kinds.length);
	for (const [place, file] of recorded.files.entries()) {
		const bytes = await bytesOf(items[place]);
		const hash = zoom.simulator.sha256(file);
		expect(sha256(bytes)).toBe(hash);
		expect(items[place]?.json).toMatchObject({
			session_id: recorded.id,
			session_name: 'Demo',
			id: file.id,
			file_size: file.size,
			bytes: file.size,
			sha256: hash,
			collection: file.collection,
			dedupe_key: expect.stringContaining(recorded.id),
			saved_as: items[place]?.binary?.['data']?.fileName,
		});
		expect(items[place]?.binary?.['data']?.mimeType).toBe(file.contentType);
		expect(items[place]?.pairedItem).toEqual({ item: 0 });
	}
	const short = recorded.files.map(({ id }) => id?.slice(0, 8));
	expect(items.map(({ binary }) => binary?.['data']?.fileName)).toEqual([
		`Demo 2026-03-01 093000 shared_screen_with_speaker_view ${short[0]}.mp4`,
		`Demo 2026-03-01 093000 gallery_view ${short[1]}.mp4`,
		`Demo 2026-03-01 093000 audio_only ${short[2]}.m4a`,
		`Demo 2026-03-01 093000 audio_transcript ${short[3]}.vtt`,
		expect.stringMatching(/^Demo 2026-03-01 093000 [0-9a-f]{8}\.m4a$/),
	]);
	// n8n keeps a file of bytes and one of metadata for each.
	expect(storedFiles().length - before).toBe(2 * kinds.length);
});

it.each<[string, INodeParameters]>([
	['download', { options: {} }],
	['getTranscript', { format: 'file' }],
])(
	'distinguishes two sessions of one name and minute in the names of %s',
	async (operation, more) => {
		const startedAt = new Date('2026-03-01T09:30:00Z');
		// A node within a loop runs anew for each round.
		const names: Array<string | undefined> = [];
		for (let round = 0; round < 3; round += 1) {
			const { from } = await zoom.recorded({ files: ['transcript'], startedAt });
			const { items } = await zoom.run(operation, { ...from, ...more });
			names.push(...items.map(({ binary }) => binary?.['data']?.fileName));
		}
		expect(names).toHaveLength(3);
		expect(new Set(names).size).toBe(3);
	},
);

describe('files come from', () => {
	const ids = async (parameters: INodeParameters, items?: Array<{ json: object }>) => {
		const input = items?.map(({ json }) => ({ json: { ...json } }));
		const run = await zoom.run('download', parameters, input && { items: input });
		expect(run.error).toBeUndefined();
		return jsonOf(run).map(({ id }) => id);
	};

	it('a session by its id, its name, or what an expression gives', async () => {
		const { session: recorded, first } = await zoom.recorded({ idShape: 'leadingSlash' });
		for (const named of [
			session(recorded.id),
			session('Demo', 'name'),
			{ sessionId: '={{ $json.session_id }}' },
		]) {
			const items = [{ json: { session_id: recorded.id } }];
			expect(await ids({ filesFrom: 'session', ...named }, items)).toEqual([first.id]);
		}
	});

	it('a session in the input item, without asking Zoom again', async () => {
		const { item, session: recorded } = await zoom.recorded({ files: [...kinds] });
		expect(await ids({}, [item])).toEqual(recorded.files.map(({ id }) => id));
		expect(zoom.simulator.requests.list('recordings.get')).toEqual([]);
	});

	it('an item of the trigger', async () => {
		const { item, first } = await zoom.recorded();
		const { json } = item;
		const event = { event: 'session.recording_completed', event_ts: 1, account_id: 'a', ...json };
		expect(await ids({}, [{ json: event }])).toEqual([first.id]);
	});

	it('items that are files, such as this node outputs itself', async () => {
		const { from, session: recorded } = await zoom.recorded({ files: [...kinds] });
		const { items } = await zoom.run('download', from);
		const again = items.map(({ json }) => ({ json }));
		const run = await zoom.run(
			'download',
			{ files: 'kinds', kinds: ['audio'], options: { ifNoFileMatches: 'empty' } },
			{ items: again },
		);
		expect(jsonOf(run).map(({ id }) => id)).toEqual([recorded.files[2]?.id]);
		expect(run.items[0]?.pairedItem).toEqual({ item: 2 });
		expect(zoom.simulator.requests.list('recordings.get')).toHaveLength(1);
	});

	it('a file id in a session', async () => {
		const { from, session: recorded } = await zoom.recorded({ files: [...kinds] });
		const fileId = String(recorded.files[1]?.id);
		expect(await ids({ ...from, filesFrom: 'file', fileId })).toEqual([fileId]);
	});
});

it.each<[string, (file: object) => object]>([
	['beside the other lists', (file) => ({ recording_files: file })],
	['spread over the item', (file) => file],
	['in a field of its own', (file) => ({ recording_file: file })],
])('refuses what Split Out makes of a session: a file %s', async (_, placed) => {
	const { item } = await zoom.recorded({ files: [...kinds] });
	const { recording_files: files, ...others } = item.json;
	const [file] = Array.isArray(files) ? files : [];
	const json = { ...others, ...placed({ ...file }) };
	for (const waitUntilReadyMinutes of [0, 10]) {
		const parameters = { options: { waitUntilReadyMinutes } };
		const { error, items } = await zoom.run('download', parameters, { items: [{ json }] });
		expect([error?.message, items]).toEqual([expect.stringMatching(/no recording files/), []]);
	}
});

describe('files are chosen', () => {
	const chosen = async (parameters: INodeParameters) => {
		const { from } = await zoom.recorded({ files: [...kinds] });
		return jsonOf(await zoom.run('download', { ...from, ...parameters })).map(
			({ recording_type, collection }) => recording_type ?? collection,
		);
	};

	it.each<[string, INodeParameters, string[]]>([
		[
			'by kind',
			{ files: 'kinds', kinds: ['audio', 'transcript'] },
			['audio_only', 'audio_transcript'],
		],
		[
			'of participants',
			{ files: 'kinds', kinds: ['participantAudio'] },
			['participant_audio_files'],
		],
		[
			'by recording type',
			{ files: 'recordingTypes', recordingTypes: 'gallery_view , audio_only' },
			['gallery_view', 'audio_only'],
		],
		['as the best video', { files: 'bestVideo' }, ['shared_screen_with_speaker_view']],
		[
			'as the best video by preference',
			{ files: 'bestVideo', preference: 'gallery_view' },
			['gallery_view'],
		],
	])('%s', async (_, parameters, types) => {
		expect(await chosen(parameters)).toEqual(types);
	});
});

it('an item from which a Merge has taken the address says so, and does not blame Zoom', async () => {
	await zoom.recorded();
	const [file] = jsonOf(await zoom.run('getAll', { resource: 'recording', output: 'file' }));
	const items = [{ json: { ...file, download_url: null } }];
	const hint = expect.stringMatching(/^The item has no download address .* Get the recordings/);
	expect(jsonOf(await zoom.run('download', {}, { items }))).toEqual([
		expect.objectContaining({ skipped: 'no_download_url', hint }),
	]);
});
