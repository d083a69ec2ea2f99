import { recentDays } from '../../../nodes/ZoomVideoSdk/shared/dateRange';
import { isJsonObject, objectsIn } from '../../../nodes/ZoomVideoSdk/shared/json';
import { isNamed } from '../../../nodes/ZoomVideoSdk/zoom/sessions/sessionsQuery';
import { CannotAsk } from '../CannotAsk';
import type { CheckRun } from '../CheckRun';
import type { Reply } from '../zoom/ZoomClient';
import { Scenario } from './Scenario';
import { webhooksReady } from './webhooksReady';

const HOW_TO = `
Some questions need a live session. Start one now with your own app or Zoom's sample app, join it as host,
and stay in it. This check records it for about half a minute, and asks you before it ends it.`;

const LOOKS = 3;

/** Every answer about a live session that was recorded step by step. */
export interface LiveRecording {
	sessionId: string;
	list: Reply;
	detail: Reply;
	users: Reply;
	pauseBeforeStart: Reply;
	start: Reply;
	/** Undefined where the recording did not start, and so for all that follow. */
	recorded?: {
		sharingOpen: Reply;
		startAgain: Reply;
		pause: Reply;
		resume: Reply;
		stop: Reply;
		sharingStopped: Reply;
		stopAgain: Reply;
	};
	/** Undefined where the session was not to be ended. */
	ended?: { end: Reply; endAgain: Reply };
}

/** Records a live session: start, start again, pause, resume, stop, stop again, end. */
export const liveRecording = new Scenario<LiveRecording>(async (run) => {
	// Events are to be subscribed before they happen; without an address, it goes on all the same.
	await webhooksReady.play(run).catch(() => undefined);
	run.terminal.say(HOW_TO);
	await run.askToChange('Is it live, and may this check record it?');
	const name = await run.askForText('Name of the session: ');
	const { zoom } = run;
	const { list, sessionId } = await findLive(run, name);
	const query = { type: 'live' };
	const detail = await zoom.call('sessions.get', { sessionId, query });
	const users = await zoom.call('sessions.users', {
		sessionId,
		query: { ...query, page_size: 300 },
	});
	const sharing = async () => await zoom.call('sessions.sharing', { sessionId, query });
	const control = async (step: string) => {
		const body = { method: `recording.${step}` };
		const reply = await zoom.call('sessions.events', { sessionId, body });
		await run.settle();
		return reply;
	};
	run.terminal.say('Recording the session, step by step.');
	const pauseBeforeStart = await control('pause');
	const start = await control('start');
	const session: LiveRecording = { sessionId, list, detail, users, pauseBeforeStart, start };
	if (start.isSuccess) {
		session.recorded = {
			sharingOpen: await sharing(),
			startAgain: await control('start'),
			pause: await control('pause'),
			resume: await control('resume'),
			stop: await control('stop'),
			sharingStopped: await sharing(),
			stopAgain: await control('stop'),
		};
	}
	const mayEnd = await run.terminal.confirm(
		'May this check end the session now, for everybody in it?',
	);
	if (!mayEnd) return session;
	const end = async () => await zoom.call('sessions.end', { sessionId, body: { action: 'end' } });
	return { ...session, ended: { end: await end(), endAgain: await end() } };
});

async function findLive(run: CheckRun, name: string): Promise<{ list: Reply; sessionId: string }> {
	const query = { type: 'live', ...recentDays(Date.now(), 2), page_size: 300 };
	// A session that has just begun comes into the list after a moment.
	for (let look = 1; ; look += 1) {
		const list = await run.zoom.call('sessions.list', { query });
		if (!list.isSuccess) {
			throw new CannotAsk(`Zoom did not list the live sessions (HTTP ${list.status}).`);
		}
		const sessions = isJsonObject(list.body) ? objectsIn(list.body.sessions) : [];
		const [found, another] = sessions.filter((session) => isNamed(session, name));
		if (another !== undefined) throw new CannotAsk('Several live sessions have that name.');
		if (found !== undefined) return { list, sessionId: String(found.id) };
		if (look === LOOKS) throw new CannotAsk('No live session has the name that you entered.');
		await run.settle();
	}
}
