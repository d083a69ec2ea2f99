import { isJsonObject, objectsIn } from '../../../nodes/ZoomVideoSdk/shared/json';
import { CannotAsk } from '../CannotAsk';
import { different, matched, notAsked, type Check, type Finding, type Subject } from '../check';
import type { CheckRun } from '../CheckRun';
import { LOOK } from '../scenarios/webhookTrip';
import { trashRound, type Round } from '../scenarios/trashRound';
import { filesOf } from '../zoom/Samples';
import type { Reply } from '../zoom/ZoomClient';
import { expectEmpty, expectError, unexpected } from './answers';

/** The session's files in a list of the trash; undefined where it is not on the first page. */
function filesInTrash({ body }: Reply, sessionId: string): string[] | undefined {
	const sessions = isJsonObject(body) ? objectsIn(body.sessions) : [];
	const session = sessions.find(({ session_id: id }) => String(id) === sessionId);
	return session && filesOf(session).map(({ id }) => String(id));
}

function idsOf({ body }: Reply): string[] {
	const files = isJsonObject(body) ? filesOf(body) : [];
	return files.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
}

/** A recovery, which Zoom may refuse under HTTP 200. */
function recovery({ recovered, readAgain }: Round, isBack: boolean): Finding {
	if (recovered.status === 200 && !recovered.isSuccess) {
		const text = 'HTTP 200 with an error in its body, as documented.';
		return matched(text, { recover: 'noPermission200' }, recovered.message);
	}
	if (recovered.code === 3309) {
		return matched('Refused: the storage is full.', { recover: 'storageFull' }, recovered.message);
	}
	if (recovered.code === 1010) {
		return matched('Refused: another account.', { recover: 'foreignUser' }, recovered.message);
	}
	const finding = expectEmpty(recovered, 204);
	if (finding.result !== 'matched') return finding;
	if (!readAgain.isSuccess || !isBack) {
		return different('Zoom accepted the recovery, but the recording is not back.');
	}
	return { ...finding, settings: { recover: 'ok' } };
}

const session: Check = {
	name: 'Recordings to the trash',
	question: 'Can the recordings of a session be moved to the trash?',
	needs: 'changes',
	async run(run) {
		const { sessionId, whole: round } = await trashRound.play(run);
		const finding = expectEmpty(round.trashed, 204);
		if (finding.result !== 'matched') return finding;
		if (round.read.isSuccess)
			return different('Zoom accepted it, but still returns them as available.');
		const gone = expectError(round.read, [[404, 3301]]);
		if (gone.result !== 'matched') return gone;
		return filesInTrash(round.list, sessionId) === undefined
			? different('They are gone, but are not on the first page of the trash.')
			: matched('HTTP 204, then HTTP 404, code 3301, and they are in the list of the trash.');
	},
};

const sessionBack: Check = {
	name: 'Recordings out of the trash',
	question: 'Can they be recovered?',
	needs: 'changes',
	async run(run) {
		const { whole: round } = await trashRound.play(run);
		return recovery(round, round.readAgain.isSuccess);
	},
};

/** @throws CannotAsk when no file has an id */
async function fileRound(run: CheckRun) {
	const { sessionId, whole, file } = await trashRound.play(run);
	if (file === undefined) throw new CannotAsk('The session has no file that could be used for it.');
	return { sessionId, whole, ...file };
}

const single: Check = {
	name: 'One file to the trash',
	question: 'Can one file of a session be moved to the trash, and no other?',
	needs: 'changes',
	async run(run) {
		const { sessionId, whole, fileId, trashed, read, list } = await fileRound(run);
		const finding = expectEmpty(trashed, 204);
		if (finding.result !== 'matched') return finding;
		if (idsOf(read).includes(fileId))
			return different('Zoom accepted it, but still returns it as available.');
		if (filesInTrash(list, sessionId)?.includes(fileId) !== true) {
			return different('It is gone, but is not on the first page of single files in the trash.');
		}
		// More files may have come meanwhile: a transcript, a summary.
		const gone = idsOf(whole.readAgain).filter((id) => !idsOf(read).includes(id));
		return gone.length === 1
			? matched('HTTP 204, and the list of single files in the trash has it.')
			: different(`${gone.length} files are gone instead of one.`);
	},
};

const singleBack: Check = {
	name: 'One file out of the trash',
	question: 'Can it be recovered?',
	needs: 'changes',
	async run(run) {
		const round = await fileRound(run);
		return recovery(round, idsOf(round.readAgain).includes(round.fileId));
	},
};

const withoutAction: Check = {
	name: 'Deletion without action',
	question: 'Is a deletion without "action" permanent?',
	needs: 'changes',
	answers: 2,
	async run(run) {
		const { sessionId, file, withoutAction: asked } = await trashRound.play(run);
		if (asked === undefined || file === undefined) {
			return notAsked(
				'This is asked only for a recording that this check made, and only after DELETE was typed.',
			);
		}
		const { trashed: reply, list } = asked;
		if (!reply.isSuccess) return expectError(reply, [[400, 300]], { deleteWithoutAction: 'error' });
		if (reply.status !== 204) return unexpected(reply, 'HTTP 204');
		return filesInTrash(list, sessionId)?.includes(file.fileId) === true
			? matched('It goes to the trash.', { deleteWithoutAction: 'trash' })
			: matched('It is permanent.', { deleteWithoutAction: 'delete' });
	},
};

const EVENTS = ['session.recording_trashed', 'session.recording_recovered'];

const events: Check = {
	name: 'Events of the trash',
	question: 'Do events report moving to the trash and recovering?',
	needs: 'webhook address',
	async run(run) {
		const { receiver, waits } = run;
		if (receiver === undefined) return notAsked('No webhook address was given.');
		await trashRound.play(run);
		const missing = () =>
			EVENTS.filter((name) => !receiver.arrivals.some(({ event }) => event === name));
		await run.waitFor(() => missing().length === 0, waits.events, LOOK);
		return missing().length === 0
			? matched('They do.')
			: different(`Not within ${waits.events / 1000} s: ${missing().join(', ')}.`);
	},
};

export const trash: Subject = {
	name: 'trash',
	title: 'Trash',
	checks: [session, sessionBack, single, singleBack, withoutAction, events],
};
