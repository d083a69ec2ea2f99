import { json, type Reply } from '../http/reply';
import type { Call } from '../http/router';
import type { Service } from '../service';
import { isoSeconds } from '../state/dates';
import type { Span, StoredSession } from '../state/model';
import { participantsOf, type Participant } from '../state/participants';
import { sessionOfType } from './findSession';
import { cutPage } from './page';
import type { RestRoute } from './route';

/** Who is in a session or was, and what of it was recorded or shared. */
export function sessionUserRoutes(service: Service): RestRoute[] {
	const users = '/v2/videosdk/sessions/:sessionId/users';
	const ofSession = (call: Call, list: (session: StoredSession) => object[]): Reply => {
		const session = sessionOfType(service, call, ['past', 'live'], 'live');
		const about = { settings: service.settings.now, now: service.settings.clock() };
		const { items, ...page } = cutPage(list(session), call.query, about);
		return json(200, { ...page, users: items });
	};
	return [
		{
			operation: 'sessions.users',
			label: 'Heavy',
			method: 'GET',
			path: users,
			handle: (call) => ofSession(call, userObjects),
		},
		{
			operation: 'sessions.sharing',
			label: 'Heavy',
			method: 'GET',
			path: `${users}/sharing`,
			handle: (call) => ofSession(call, (session) => sharingObjects(service, session)),
		},
	];
}

function userObjects(session: StoredSession): object[] {
	return participantsOf(session).map((participant, at) => ({
		...personObject(participant),
		device: 'Mac',
		ip_address: `192.0.2.${(at % 250) + 1}`,
		location: 'Berlin (DE)',
		network_type: 'Wifi',
		microphone: 'Built-in Microphone',
		speaker: 'Built-in Output',
		camera: 'FaceTime HD Camera',
		data_center: 'Germany (Network Firewall)',
		connection_type: 'UDP',
		join_time: isoSeconds(session.startedAt ?? session.createdAt),
		...(session.endedAt === undefined ? {} : { leave_time: isoSeconds(session.endedAt) }),
		audio_call: [],
		participant_uuid: participant.uuid,
		client: 'Web',
		os: 'macOS',
		os_version: '15.6',
		browser_name: 'Chrome',
		browser_version: '142.0.0.0',
		audio_quality: 'good',
		video_quality: 'good',
		screen_share_quality: 'good',
		is_original_host: at === 0,
	}));
}

/** Those with anything to tell of: here the host, in whose name it is recorded. */
function sharingObjects(service: Service, session: StoredSession): object[] {
	const { recordingStretches, openStretchEnd } = service.settings.now;
	const [host] = participantsOf(session);
	if (host === undefined || recordingStretches === 'never') return [];
	const stretches = recordingStretches === 'untilPause' ? session.unpaused : session.segments;
	const open = openStretchEnd === 'empty' ? { end_time: '' } : {};
	const detail = ({ start, end }: Span) => ({
		content: 'cloud_recording',
		start_time: isoSeconds(start),
		...(end === undefined ? open : { end_time: isoSeconds(end) }),
	});
	const details = stretches.map(detail);
	return details.length === 0 ? [] : [{ ...personObject(host), details }];
}

function personObject({ id, name, userKey }: Participant): object {
	return { id, name, user_key: userKey };
}
