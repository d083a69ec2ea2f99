import { z } from 'zod';

import { empty, validationFailed, zoomError, type Reply } from '../http/reply';
import type { Call } from '../http/router';
import type { Lifecycle, RecordingStep } from '../lifecycle';
import type { Service } from '../service';
import { stateOf, type StoredSession } from '../state/model';
import { readBody } from './body';
import { noSession, sessionOf } from './findSession';
import type { RestRoute } from './route';

const recordingMethods: Record<string, RecordingStep> = {
	'recording.start': 'start',
	'recording.stop': 'stop',
	'recording.pause': 'pause',
	'recording.resume': 'resume',
};

/** Methods that the service knows and that change nothing here. */
const otherMethods = [
	'user.invite.callout',
	'user.invite.room_system_callout',
	'user.remove',
	...['bind', 'unbind', 'send', 'stop'].map((verb) => `stream_ingestion.${verb}`),
	...['audio', 'video', 'share'].flatMap((kind) => [`${kind}.block`, `${kind}.unblock`]),
];

/** What a call from outside asks of a live session. */
export function sessionEventRoutes(service: Service, lifecycle: Lifecycle): RestRoute[] {
	return [
		{
			operation: 'sessions.events',
			label: 'Light',
			method: 'PATCH',
			path: '/v2/videosdk/sessions/:sessionId/events',
			handle: (call) => control(service, lifecycle, call),
		},
	];
}

function control(service: Service, lifecycle: Lifecycle, call: Call): Reply {
	const { method } = readBody(call, z.object({ method: z.string() }));
	const step = recordingMethods[method];
	if (step === undefined && !otherMethods.includes(method)) {
		return validationFailed({ field: 'method', message: 'Invalid field.' });
	}
	const session = sessionOf(service, call);
	if (stateOf(session) !== 'live') {
		return service.settings.now.sessionNotLive === '404'
			? noSession(session.id)
			: zoomError(400, 300, 'The session is not live.');
	}
	if (step === undefined) return empty(202);
	const refused = step === 'start' ? mayNotRecord(service, session) : undefined;
	if (refused !== undefined) return refused;
	if (lifecycle.allows(session, step)) {
		lifecycle.record(session, step);
		return empty(202);
	}
	if (service.settings.now.wrongRecordingState === 'accept') return empty(202);
	return zoomError(400, 300, `Cannot ${step}: the recording is ${session.recorder}.`);
}

function mayNotRecord(service: Service, session: StoredSession): Reply | undefined {
	if (!session.hostPresent) return zoomError(400, 300, 'No host or manager is in the session.');
	switch (service.settings.now.cloudRecording) {
		case 'enabled':
			return undefined;
		case 'notAvailable':
			return zoomError(
				400,
				300,
				'This API is not available for this account, please contact Zoom support.',
			);
		case 'storageFull':
			return zoomError(
				400,
				300,
				'The account is over is meeting and webinar cloud storage limits. Additional storage needs to be purchased or cloud recordings need to be deleted.',
			);
	}
}
