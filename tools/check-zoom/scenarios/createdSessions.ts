import { isJsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';
import { CannotAsk } from '../CannotAsk';
import { nameOf } from '../checks/answers';
import type { CheckRun } from '../CheckRun';
import type { Reply } from '../zoom/ZoomClient';
import { Scenario } from './Scenario';

/** Three in ten ids hold a `/` by chance, so that six sessions bring one nine times out of ten. */
const MOST = 6;

const NAME = 'n8n check - may be deleted';

/** A scheduled session, asked about and deleted again. */
export interface CreatedSessions {
	sessionId: string;
	created: Reply;
	detail: Reply;
	/** `recording.stop` for a session that is not live. */
	notLive: Reply;
	/** The end of a session that is not live. */
	notEnded: Reply;
	deleted: Reply;
	/** What the call for one session says of it afterwards. */
	gone: Reply;
	deletedAgain: Reply;
	/** What was read of sessions whose ids hold a `/`, by how often the id was encoded. */
	slashed: Array<{ id: string; single: Reply; double: Reply }>;
	/** How many sessions could not be deleted. */
	left: number;
}

/** Creates sessions ahead of time, asks about them, and deletes them, whatever happens. */
export const createdSessions = new Scenario<CreatedSessions>(async (run) => {
	await run.askToChange(
		`May this check create up to ${MOST} sessions and delete them right away? They are named "${NAME}" and never start.`,
	);
	const ids: string[] = [];
	try {
		return await askAbout(run, ids);
	} finally {
		// Ends empty unless something broke on the way.
		for (const id of ids) {
			const isGone = await remove(run, id).catch(() => false);
			if (!isGone) run.terminal.say(`A session named "${NAME}" is still at Zoom.`);
		}
	}
});

async function askAbout(run: CheckRun, ids: string[]): Promise<CreatedSessions> {
	const { zoom } = run;
	const first = await create(run, ids);
	// The first may hold a `/` itself, and what Zoom makes of that is a question of its own.
	while (!ids.some(isEasy) && ids.length < MOST) await create(run, ids);
	const sessionId = ids.find(isEasy) ?? first.id;

	const read = async () =>
		await zoom.call('sessions.get', { sessionId, query: { type: 'scheduled' } });
	const detail = await read();
	const stop = { method: 'recording.stop' };
	const notLive = await zoom.call('sessions.events', { sessionId, body: stop });
	const notEnded = await zoom.call('sessions.end', { sessionId, body: { action: 'end' } });
	const slashed = await readInBothForms(run, ids);
	const deleted = await zoom.call('sessions.delete', { sessionId });
	await run.settle();
	const gone = await read();
	const deletedAgain = await zoom.call('sessions.delete', { sessionId });
	let left = deleted.isSuccess ? 0 : 1;
	for (const id of ids.filter((each) => each !== sessionId)) {
		if (!(await remove(run, id))) left += 1;
	}
	ids.length = 0;
	const replies = { detail, notLive, notEnded, deleted, gone, deletedAgain };
	return { sessionId, created: first.reply, ...replies, slashed, left };
}

function isEasy(id: string): boolean {
	return !/[+/]/.test(id);
}

/** @throws CannotAsk when none was created */
async function create({ zoom }: CheckRun, ids: string[]): Promise<{ reply: Reply; id: string }> {
	const body = { session_name: NAME, settings: { auto_recording: 'none' } };
	const reply = await zoom.call('sessions.create', { body });
	const given = isJsonObject(reply.body) ? reply.body.session_id : undefined;
	if (!reply.isSuccess || given === undefined) {
		throw new CannotAsk(`Zoom created no session (${nameOf(reply)}).`);
	}
	const id = String(given);
	ids.push(id);
	return { reply, id };
}

/** Needed only where no recording has such an id. */
async function readInBothForms(run: CheckRun, ids: string[]): Promise<CreatedSessions['slashed']> {
	const isKnown = (await run.samples.sessions()).some(({ id }) => id.includes('/'));
	while (!isKnown && !ids.some((id) => id.includes('/')) && ids.length < MOST) {
		await create(run, ids);
	}
	const slashed: CreatedSessions['slashed'] = [];
	for (const id of ids.filter((each) => each.includes('/'))) {
		const read = async (encoding: 'single' | 'double') =>
			await run.zoom.call('sessions.get', {
				sessionId: id,
				encoding,
				query: { type: 'scheduled' },
			});
		slashed.push({ id, single: await read('single'), double: await read('double') });
	}
	return slashed;
}

/** Deletes a session in whichever form Zoom knows its id. */
async function remove({ zoom }: CheckRun, sessionId: string): Promise<boolean> {
	for (const encoding of ['auto', 'single', 'double'] as const) {
		if ((await zoom.call('sessions.delete', { sessionId, encoding })).isSuccess) return true;
	}
	return false;
}
