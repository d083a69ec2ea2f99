import type { KindName } from './files/kinds';
import { makeFile, type FileSpec } from './files/makeFile';
import type { Settings } from './settings';
import type { StoredFile, StoredSession } from './state/model';
import { participantsOf } from './state/participants';

const bareKinds: readonly KindName[] = ['captions', 'timeline'];

/** The files that processing makes of a session: each kind for each recorded stretch. */
export function processedFiles(
	session: StoredSession,
	settings: Pick<Settings, 'recordedKinds' | 'fileIds'>,
): StoredFile[] {
	return session.segments.flatMap(({ start, end = start }) =>
		settings.recordedKinds
			.flatMap((kind) => specsOf(kind, session, settings.fileIds))
			.map((spec) => makeFile(spec, session, { start, end })),
	);
}

function specsOf(kind: KindName, session: StoredSession, fileIds: Settings['fileIds']): FileSpec[] {
	if (kind === 'participantAudio' || kind === 'participantVideo') {
		const title = kind === 'participantAudio' ? 'Audio only' : 'Video';
		return participantsOf(session).map(({ id, name, userKey }) => ({
			kind,
			fileName: `${title} - ${name}`,
			userId: id,
			userKey,
		}));
	}
	if (fileIds === 'notForCaptionsAndTimeline' && bareKinds.includes(kind)) {
		return [{ kind, id: null, showSize: false, recordingType: null }];
	}
	return [{ kind }];
}
