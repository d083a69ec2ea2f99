import type { Subject } from '../check';
import { allAnswers } from './allAnswers';
import { createdSession } from './createdSession';
import { downloads } from './downloads';
import { liveSession } from './liveSession';
import { recordingsList } from './recordingsList';
import { reports } from './reports';
import { sessionIds } from './sessionIds';
import { sessionRecordings } from './sessionRecordings';
import { sessions } from './sessions';
import { tokens } from './tokens';
import { trash } from './trash';
import { webhooks } from './webhooks';

/**
 * All checks, in the order in which they are made: what reads first, what changes the account then. The
 * recording of the live session is the one that events tell of, that goes to the trash, and that reports have.
 */
export const SUBJECTS: readonly Subject[] = [
	tokens,
	recordingsList,
	sessionRecordings,
	downloads,
	sessions,
	sessionIds,
	createdSession,
	liveSession,
	webhooks,
	trash,
	reports,
	allAnswers,
];
