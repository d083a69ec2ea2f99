import type { INodeExecutionData } from 'n8n-workflow';

import type { StoredSession } from '../../../tools/zoom-simulator';
import { hashesOf, REST_ONLY, useEventFiles } from '../fixtures/eventFiles';
import { jsonOf } from '../fixtures/zoom';

// A file whose address was refused is looked for in Zoom's list, by what identifies it there.
const { zoom, seed, announced, run, readings } = useEventFiles();

const CONTINUE = 'continueRegularOutput';

it('reads a session once, however many of its files are refused', async () => {
	zoom.simulator.settings.set(REST_ONLY);
	const [one, other] = [seed(['video', 'audio', 'chat', 'timeline']), seed(['video', 'audio'])];
	const items = [...(await announced(one)), ...(await announced(other))];
	const result = await run('download', items);
	const expected = [...one.files, ...other.files].map((file) => zoom.simulator.sha256(file));
	expect(await hashesOf(result)).toEqual(expected);
	expect(readings()).toBe(2);
});

it('continues with the other items when one is permanently refused', async () => {
	zoom.simulator.settings.set(REST_ONLY);
	const [one, other] = [seed(['video', 'audio']), seed(['video'])];
	const items = [...(await announced(one)), ...(await announced(other))];
	zoom.simulator.lifecycle.deleteFiles(one, one.files.slice(0, 1));
	const result = await run('download', items, { onError: CONTINUE });
	expect(result.items.map(({ json, pairedItem }) => [json['error'], pairedItem])).toEqual([
		['Zoom refused the download [item 0]', { item: 0 }],
		[undefined, { item: 1 }],
		[undefined, { item: 2 }],
	]);
	expect(result.items[0]?.json['message']).toMatch(/no longer has the file/);
	expect(readings()).toBe(2);
});

describe('the same file is found', () => {
	const download = async (session: StoredSession, items: INodeExecutionData[]) => {
		zoom.simulator.settings.set(REST_ONLY);
		const result = await run('download', items);
		expect(result.error).toBeUndefined();
		expect(await hashesOf(result)).toEqual(
			items.map(({ json }) => {
				const kept = session.files.find(
					({ key }) => keyInAddress(String(json['download_url'])) === key,
				);
				return kept && zoom.simulator.sha256(kept);
			}),
		);
	};
	const keyInAddress = (address: string) =>
		Buffer.from(new URL(address).pathname.split('/')[3]?.split('.')[0] ?? '', 'base64url')
			.toString()
			.split(':')[1];

	it('without an id: captions and timeline', async () => {
		const session = seed([
			{ kind: 'captions', id: null, text: 'WEBVTT\n\n1\n00:00.000 --> 00:01.000\nHere' },
			{ kind: 'timeline', id: null },
			'transcript',
		]);
		await download(session, await announced(session));
	});

	it('that got its id after the event, or lost it', async () => {
		const session = seed(['video', 'audio', 'captions', { kind: 'timeline', id: null }]);
		const [video, audio, captions, timeline] = session.files;
		if (!video || !audio || !captions || !timeline) throw new Error('No files');
		const id = video.id;
		video.id = undefined;
		const items = await announced(session);
		[video.id, audio.id, captions.id, timeline.id] = [id, undefined, undefined, 'late'];
		await download(session, items);
	});

	it('in its own list, where another has a file of the same id', async () => {
		const session = seed([
			{ kind: 'video', id: 'same', size: 5000 },
			{ kind: 'participantVideo', id: 'same', size: 6000 },
			{ kind: 'participantAudio', id: 'same', size: 7000 },
		]);
		await download(session, await announced(session));
	});

	it('by its size, among several that nothing else distinguishes, in any order', async () => {
		const session = seed([
			{ kind: 'captions', id: null, text: 'WEBVTT\n\n1\n00:00.000 --> 00:01.000\nOne' },
			{ kind: 'captions', id: null, text: 'WEBVTT\n\n1\n00:00.000 --> 00:01.000\nAnother' },
		]);
		const items = await announced(session);
		session.files.reverse();
		await download(session, items);
	});

	it('or none, among several that nothing distinguishes', async () => {
		zoom.simulator.settings.set(REST_ONLY);
		const caption = { kind: 'captions', id: null, showSize: false, recordingType: null } as const;
		const session = seed([
			{ ...caption, text: 'WEBVTT\n\n1\n00:00.000 --> 00:01.000\nOne' },
			{ ...caption, text: 'WEBVTT\n\n1\n00:00.000 --> 00:01.000\nTwo' },
		]);
		const result = await run('download', await announced(session), { onError: CONTINUE });
		for (const { message } of jsonOf(result))
			expect(message).toMatch(/cannot be told apart from it/);
		expect(result.items).toHaveLength(2);
	});
});
