import { isJsonObject, objectsIn, type JsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';
import { CannotAsk } from '../CannotAsk';
import { checksOf, different, matched, notAsked, type Finding, type Subject } from '../check';
import { liveRecording, type LiveRecording } from '../scenarios/liveRecording';
import {
	sessionDetailShape,
	sessionsListShape,
	sharingShape,
	usersShape,
} from '../shapes/sessions';
import type { Reply } from '../zoom/ZoomClient';
import { compareShape, expectEmpty, expectError, nameOf, unexpected } from './answers';

const WRONG_STATE = [
	[400, 300],
	[400, 3000],
] as const;

const about = checksOf('live session', async (run) => await liveRecording.play(run));

/** @throws CannotAsk when the recording did not start */
function recordedOf({ recorded }: LiveRecording): NonNullable<LiveRecording['recorded']> {
	if (recorded === undefined) throw new CannotAsk('The recording did not start.');
	return recorded;
}

const list = about(
	'List with the session',
	'Does the list of live sessions have the documented shape?',
	(live) => compareShape(live.list, sessionsListShape),
);

const detail = about('The live session', 'Does a live session have the documented shape?', (live) =>
	compareShape(live.detail, sessionDetailShape),
);

const users = about('Its participants', 'Do they have the documented shape?', (live) =>
	compareShape(live.users, usersShape),
);

const start = about(
	'Start of a recording',
	'Does Zoom accept the start with 202?',
	({ start: reply }) => {
		if (reply.isSuccess) {
			const finding = expectEmpty(reply, 202);
			return finding.result === 'matched'
				? { ...finding, settings: { cloudRecording: 'enabled' } }
				: finding;
		}
		const { message = '' } = reply;
		const cloudRecording = /storage/i.test(message)
			? 'storageFull'
			: /not available/i.test(message)
				? 'notAvailable'
				: undefined;
		return cloudRecording === undefined
			? unexpected(reply, 'HTTP 202')
			: matched(`Refused: ${nameOf(reply)}.`, { cloudRecording }, message);
	},
);

/** How Zoom takes a step that the state of the recording does not allow. */
function inWrongState(reply: Reply): Finding {
	if (reply.status === 202) return matched('HTTP 202.', { wrongRecordingState: 'accept' });
	return expectError(reply, WRONG_STATE, { wrongRecordingState: 'error' });
}

const pauseBefore = about(
	'Pause without a recording',
	'How does Zoom answer a pause while nothing is being recorded?',
	({ pauseBeforeStart }) => inWrongState(pauseBeforeStart),
	6,
);

const startAgain = about(
	'Start twice',
	'How does Zoom answer a second start?',
	(live) => inWrongState(recordedOf(live).startAgain),
	6,
);

const stopAgain = about(
	'Stop twice',
	'How does Zoom answer a second stop?',
	(live) => inWrongState(recordedOf(live).stopAgain),
	6,
);

const steps = about('Pause, resume, stop', 'Does Zoom accept each with 202?', (live) => {
	const { pause, resume, stop } = recordedOf(live);
	const findings = [pause, resume, stop].map((reply) => expectEmpty(reply, 202));
	return findings.find(({ result }) => result !== 'matched') ?? matched('It does.');
});

/** The stretches of `cloud_recording` in `users/sharing`. */
function stretchesOf({ body }: Reply): JsonObject[] {
	const sharers = isJsonObject(body) ? objectsIn(body.users) : [];
	return sharers
		.flatMap(({ details }) => objectsIn(details))
		.filter(({ content }) => content === 'cloud_recording');
}

const openStretch = about(
	'A recording that goes on',
	'How does users/sharing list a recording that is still going on?',
	(live) => {
		const { sharingOpen } = recordedOf(live);
		const finding = compareShape(sharingOpen, sharingShape);
		if (finding.result !== 'matched') return finding;
		const stretches = stretchesOf(sharingOpen);
		if (stretches.length === 0) {
			return matched('It is not listed.', { recordingStretches: 'never' });
		}
		if (stretches.some(({ end_time: end }) => end === undefined)) {
			return matched('Without end_time.', { openStretchEnd: 'missing' });
		}
		return stretches.some(({ end_time: end }) => end === '')
			? matched('With an empty end_time.', { openStretchEnd: 'empty' })
			: different('With an end_time, although it is still going on.');
	},
);

const stretches = about(
	'Stretches of a recording',
	'Does a pause end a stretch in users/sharing?',
	(live) => {
		const count = stretchesOf(recordedOf(live).sharingStopped).length;
		if (count === 0) return matched('None is listed.', { recordingStretches: 'never' });
		return count > 1
			? matched(`It does: ${count} are listed.`, { recordingStretches: 'untilPause' })
			: matched('It does not: one is listed.', { recordingStretches: 'untilStop' });
	},
);

const end = about(
	'End of a session',
	'Does the session end, and does Zoom refuse to end it again?',
	({ ended }) => {
		if (ended === undefined) return notAsked('You chose not to end the session.');
		const finding = expectEmpty(ended.end, 204);
		if (finding.result !== 'matched') return finding;
		const again = expectError(ended.endAgain, [
			[404, 3001],
			[400, 300],
		]);
		return { ...again, text: `HTTP 204. The second time: ${again.text}` };
	},
);

export const liveSession: Subject = {
	name: 'live-session',
	title: 'A live session',
	checks: [
		...[list, detail, users, pauseBefore, start, startAgain],
		...[steps, stopAgain, openStretch, stretches, end],
	],
};
