import type { IDataObject } from 'n8n-workflow';

import type { StoredFile, StoredSession } from '../../../tools/zoom-simulator';
import { useZoom } from '../fixtures/zoom';
import { BOTH, EVENT, setsOf, useSets } from './sets';

const zoom = useZoom();
const { complete, emptySession, list, receive, resend } = useSets(zoom);
const RECOVERED = 'session.recording_recovered';

/** The body of an event about a session, as Zoom sends it, with these files. */
const about = (event: string, session: StoredSession, recording_files?: IDataObject[]) => ({
	event,
	payload: { object: { session_id: session.id, session_name: 'demo', recording_files } },
});
const secondOf = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;
const withoutId = ({ start, end }: StoredFile): IDataObject => ({
	file_type: 'TRANSCRIPT',
	recording_type: 'audio_transcript',
	recording_start: secondOf(start),
	recording_end: secondOf(end),
});

it('a transcript that the event names without its id is the one that Zoom lists', async () => {
	const receiver = await receive();
	const session = emptySession();
	list(session, 1, ['video']);
	list(session, 2, ['video']);
	const first = list(session, 1, ['transcript']);
	const told = await receiver.tell('session.recording_summary_completed', session);
	const event = about(EVENT.transcript, session, first.map(withoutId));
	expect(await resend(receiver, told, event)).toBe('200 set_incomplete');
	expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
	expect(setsOf(receiver)).toEqual([[4, []]]);
});

describe('an event that names no files', () => {
	it.each([
		[EVENT.transcript, ['video'], ['transcript']],
		[EVENT.video, ['transcript'], ['video']],
		[EVENT.video, [], ['video', 'transcript']],
		[RECOVERED, [], ['video', 'transcript']],
	] as const)(
		'is sent again while Zoom does not list what %s means',
		async (event, there, later) => {
			const receiver = await receive(BOTH, { events: [...Object.values(EVENT), RECOVERED] });
			const session = emptySession();
			list(session, 1, [...there]);
			const told = await receiver.tell(event, session);
			expect(await resend(receiver, told, about(event, session))).toBe('503 session_unavailable');
			list(session, 1, [...later]);
			expect(await resend(receiver, told, about(event, session))).toBe('200');
			expect(setsOf(receiver)).toEqual([[2, []]]);
		},
	);

	it('is not when Zoom lists what it means', async () => {
		const receiver = await receive(BOTH, { events: [...Object.values(EVENT), RECOVERED] });
		const session = emptySession();
		list(session, 1, ['video']);
		const told = await receiver.tell(EVENT.video, session);
		for (const event of [EVENT.video, RECOVERED]) {
			expect(await resend(receiver, told, about(event, session))).toBe('200 set_incomplete');
		}
	});
});
