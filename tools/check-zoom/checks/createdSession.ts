import { isJsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';
import { checksOf, different, type Subject } from '../check';
import { createdSessions } from '../scenarios/createdSessions';
import { createdSessionShape, sessionDetailShape } from '../shapes/sessions';
import { compareShape, expectEmpty, expectError, unexpected } from './answers';
import { unknownId } from './sessionRecordings';

const NO_SESSION = [
	[404, 3001],
	[400, 300],
] as const;

const about = checksOf('changes', async (run) => await createdSessions.play(run));

const creation = about(
	'Creation of a session',
	'Which status does creating a session return, and does the answer have the documented shape?',
	({ created }) => {
		if (created.status !== 200 && created.status !== 201) return unexpected(created, 'HTTP 201');
		const finding = compareShape(created, createdSessionShape, created.status);
		const createStatus = created.status === 201 ? '201' : '200';
		if (finding.result !== 'matched') return finding;
		const text = `HTTP ${createStatus}. ${finding.text}`;
		return { ...finding, text, settings: { createStatus } };
	},
	11,
);

const scheduled = about(
	'A scheduled session',
	'Can a created session be read by the ID that Zoom returned for it?',
	({ sessionId, detail }) => {
		const finding = compareShape(detail, sessionDetailShape);
		const isSame = isJsonObject(detail.body) && detail.body.id === sessionId;
		return finding.result === 'matched' && !isSame
			? different('The ID is a different one.')
			: finding;
	},
);

const notLive = about(
	'Control of a session that is not live',
	'How does Zoom refuse recording.stop for a session that is not live?',
	({ notLive: reply }) => {
		const sessionNotLive = reply.status === 404 ? '404' : '400';
		return expectError(
			reply,
			[
				[404, 3001],
				[400, 300],
				[400, 3000],
			],
			{ sessionNotLive },
		);
	},
	6,
);

const notEnded = about(
	'End of a session that is not live',
	'How does Zoom refuse to end a session that is not live?',
	({ notEnded: reply }) => expectError(reply, NO_SESSION),
);

const deletion = about(
	'Deletion of a session',
	'Can a created session be deleted, and is it gone then?',
	({ deleted, gone, deletedAgain, left }) => {
		const finding = expectEmpty(deleted, 204);
		if (finding.result !== 'matched') return finding;
		if (gone.isSuccess) return different('Zoom accepted the deletion, but still has the session.');
		if (left > 0) return different(`${left} of the created sessions could not be deleted.`);
		const again = expectError(deletedAgain, NO_SESSION);
		return { ...again, text: `HTTP 204. A second deletion: ${again.text}` };
	},
);

const noRecording = about(
	'Deletion of recordings that do not exist',
	'Which error does Zoom return for deleting the recordings of an unknown session?',
	async (_, { zoom }) => {
		// Allowed together with the sessions: of an unknown session there is nothing to delete.
		const query = { action: 'trash' };
		const reply = await zoom.call('recordings.delete', { sessionId: unknownId(), query });
		return expectError(reply, [
			[404, 3301],
			[404, 3001],
		]);
	},
	4,
);

export const createdSession: Subject = {
	name: 'created-session',
	title: 'A created session',
	checks: [creation, scheduled, notLive, notEnded, deletion, noRecording],
};
