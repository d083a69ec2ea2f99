import { isJsonObject, type JsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';
import { isNamed } from '../../../nodes/ZoomVideoSdk/zoom/sessions/sessionsQuery';
import { CannotAsk } from '../CannotAsk';
import type { CheckRun } from '../CheckRun';
import { filesOf } from '../zoom/Samples';
import type { Reply } from '../zoom/ZoomClient';
import { liveRecording } from './liveRecording';
import { Scenario } from './Scenario';

/** What goes to the trash, what is listed there, and what comes back. */
export interface Round {
	trashed: Reply;
	/** The session's recordings while it is there. */
	read: Reply;
	list: Reply;
	recovered: Reply;
	readAgain: Reply;
}

/** A recording as a whole and then one of its files, into the trash and back. */
export interface TrashRound {
	sessionId: string;
	whole: Round;
	/** Undefined where no file has an id. */
	file: (Round & { fileId: string }) | undefined;
	/** One file deleted without `action`; undefined where that was not allowed. */
	withoutAction: Round | undefined;
}

/** Nothing is deleted for good: what cannot be recovered stays in Zoom's trash for thirty days. */
export const trashRound = new Scenario<TrashRound>(async (run) => {
	const { sessionId, isOwn } = await chooseRecording(run);
	const { zoom } = run;
	const read = async () => await zoom.call('recordings.get', { sessionId });
	const list = async (type: 'session_recordings' | 'recording_file') =>
		await zoom.call('recordings.list', {
			query: { trash: true, trash_type: type, page_size: 300 },
		});

	const before = await read();
	const trashing = { query: { action: 'trash' } };
	const recovering = { body: { action: 'recover' } };
	const whole = await playRound(run, {
		trash: async () => await zoom.call('recordings.delete', { sessionId, ...trashing }),
		list: async () => await list('session_recordings'),
		recover: async () => await zoom.call('recordings.recover', { sessionId, ...recovering }),
		read,
	});
	const fileId = smallestFileId(before);
	if (fileId === undefined || !whole.readAgain.isSuccess) {
		return { sessionId, whole, file: undefined, withoutAction: undefined };
	}
	const target = { sessionId, fileId };
	const ofFile = {
		list: async () => await list('recording_file'),
		recover: async () => await zoom.call('recordings.recoverFile', { ...target, ...recovering }),
		read,
	};
	const file = await playRound(run, {
		trash: async () => await zoom.call('recordings.deleteFile', { ...target, ...trashing }),
		...ofFile,
	});
	const mayRisk = isOwn && file.readAgain.isSuccess && (await confirmRisk(run));
	const withoutAction = mayRisk
		? await playRound(run, {
				trash: async () => await zoom.call('recordings.deleteFile', target),
				...ofFile,
			})
		: undefined;
	return { sessionId, whole, file: { ...file, fileId }, withoutAction };
});

interface RoundCalls {
	trash(): Promise<Reply>;
	read(): Promise<Reply>;
	list(): Promise<Reply>;
	recover(): Promise<Reply>;
}

/** Recovers whatever happens in between. */
async function playRound(run: CheckRun, calls: RoundCalls): Promise<Round> {
	const trashed = await calls.trash();
	await run.settle();
	let seen: Pick<Round, 'read' | 'list'>;
	try {
		seen = { read: await calls.read(), list: await calls.list() };
	} catch (error) {
		await calls.recover();
		throw error;
	}
	const recovered = await calls.recover();
	await run.settle();
	return { trashed, ...seen, recovered, readAgain: await calls.read() };
}

/** The recording that this run made, once it is there, or one that is typed by its whole name. */
async function chooseRecording(run: CheckRun): Promise<{ sessionId: string; isOwn: boolean }> {
	const live = await liveRecording.played(run);
	if (live?.ended?.end.isSuccess === true && live.recorded !== undefined) {
		const { sessionId } = live;
		await run.askToChange(
			'May this check move its own recording to the trash and recover it right away?',
		);
		run.terminal.say('Waiting for Zoom to process that recording.');
		const isThere = async () => (await run.zoom.call('recordings.get', { sessionId })).isSuccess;
		if (await run.waitFor(isThere, run.waits.processing)) return { sessionId, isOwn: true };
		run.terminal.say('The recording is not there yet.');
	}
	await run.askToChange(
		'May this check move a recording that you name to the trash and recover it right away?',
	);
	const name = await run.askForText('Full name of its session: ');
	const named = (await run.samples.sessions()).filter(({ fields }) => isNamed(fields, name));
	const [only] = named;
	if (only === undefined || named.length > 1) {
		throw new CannotAsk(
			`${named.length === 0 ? 'No' : 'More than one'} recorded session has the name that you entered.`,
		);
	}
	return { sessionId: only.id, isOwn: false };
}

async function confirmRisk({ terminal }: CheckRun): Promise<boolean> {
	terminal.say(
		'Zoom does not say whether a deletion without "action" moves to the trash or is permanent. To find out, this\ncheck can delete the smallest file of its own recording that way. The file may be gone for good.',
	);
	return (await terminal.ask('Type DELETE to do that: ')) === 'DELETE';
}

function smallestFileId({ body }: Reply): string | undefined {
	const files = isJsonObject(body) ? filesOf(body) : [];
	const size = ({ file_size }: JsonObject) =>
		typeof file_size === 'number' ? file_size : Number.POSITIVE_INFINITY;
	const [smallest] = files
		.filter(({ id }) => typeof id === 'string')
		.sort((one, other) => size(one) - size(other));
	return typeof smallest?.id === 'string' ? smallest.id : undefined;
}
