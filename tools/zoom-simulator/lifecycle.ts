import { makeFile } from './files/makeFile';
import { newSession, type NewSession } from './newSession';
import { processedFiles } from './recordedFiles';
import type { Service } from './service';
import { stateOf, type StoredFile, type StoredSession } from './state/model';
import { Timers } from './timers';
import { writeEvent, type Happening } from './webhooks/eventBody';
import type { WebhookSender } from './webhooks/sender';

export type RecordingStep = 'start' | 'stop' | 'pause' | 'resume';

const steps: Record<
	RecordingStep,
	{ from: Array<StoredSession['recorder']>; to: StoredSession['recorder']; event: string }
> = {
	start: { from: ['idle'], to: 'recording', event: 'session.recording_started' },
	pause: { from: ['recording'], to: 'paused', event: 'session.recording_paused' },
	resume: { from: ['paused'], to: 'recording', event: 'session.recording_resumed' },
	stop: { from: ['recording', 'paused'], to: 'idle', event: 'session.recording_stopped' },
};

/** Begins or ends a stretch without a pause, as the recorder now is. */
function markUnpaused({ recorder, unpaused }: StoredSession, now: number): void {
	const last = unpaused.at(-1);
	if (recorder === 'recording') unpaused.push({ start: now, end: undefined });
	else if (last !== undefined) last.end ??= now;
}

/** What can happen to sessions and their recordings, with the events that tell of it. */
export class Lifecycle {
	private readonly timers = new Timers();

	constructor(
		private readonly service: Service,
		private readonly webhooks: WebhookSender,
	) {}

	/** Creates a session ahead of time. No event. */
	schedule(given: NewSession): StoredSession {
		const session = newSession(given, this.service.settings);
		this.service.store.addSession(session);
		return session;
	}

	/** Starts a session, a scheduled one or a new one: session.started. */
	start(given: NewSession | StoredSession): StoredSession {
		const session = 'recorder' in given ? given : this.schedule(given);
		if (stateOf(session) !== 'scheduled') throw new Error('The session has started already');
		session.startedAt = this.service.settings.clock();
		this.service.store.resort();
		this.tell({ event: 'session.started', session });
		if (session.autoRecording === 'cloud') this.record(session, 'start');
		return session;
	}

	allows(session: StoredSession, step: RecordingStep): boolean {
		return stateOf(session) === 'live' && steps[step].from.includes(session.recorder);
	}

	/** A step of the recording: the state changes now, the event comes a moment later. */
	record(session: StoredSession, step: RecordingStep): void {
		if (!this.allows(session, step)) {
			throw new Error(`Cannot ${step}: session ${stateOf(session)}, ${session.recorder}`);
		}
		const now = this.service.settings.clock();
		session.recorder = steps[step].to;
		markUnpaused(session, now);
		if (step === 'start') session.segments.push({ start: now, end: undefined });
		const segment = session.segments.at(-1);
		if (segment === undefined) return;
		if (step === 'stop') segment.end = now;
		const span = { start: segment.start, end: step === 'start' ? undefined : now };
		const happening = { event: steps[step].event, session, span };
		this.timers.later(this.service.settings.now.recordingEventDelayMs, () => this.tell(happening));
	}

	/** Somebody joins a live session. While no host is there, no recording can be started. */
	join(session: StoredSession, person: string, isHost = false): void {
		if (stateOf(session) !== 'live') throw new Error('The session is not live');
		if (!session.participants.includes(person)) session.participants.push(person);
		session.absent = session.absent.filter((name) => name !== person);
		if (isHost) session.hostPresent = true;
		this.tell({ event: 'session.user_joined', session, person });
	}

	/** Somebody leaves a live session, which ends when all have left. */
	leave(session: StoredSession, person: string): void {
		if (stateOf(session) !== 'live') throw new Error('The session is not live');
		const isThere = (name: string) => !session.absent.includes(name);
		if (!session.participants.filter(isThere).includes(person)) {
			throw new Error(`${person} is not in the session`);
		}
		session.absent.push(person);
		this.tell({ event: 'session.user_left', session, person });
		if (!session.participants.some(isThere)) this.end(session);
	}

	/** Ends a live session; a recording that runs is stopped. Files and their events follow. */
	end(session: StoredSession): void {
		if (stateOf(session) !== 'live') throw new Error('The session is not live');
		if (session.recorder !== 'idle') this.record(session, 'stop');
		session.endedAt = this.service.settings.clock();
		const settings = this.service.settings.now;
		this.timers.later(settings.recordingEventDelayMs, () =>
			this.tell({ event: 'session.ended', session }),
		);
		if (session.segments.length > 0) this.process(session);
	}

	/** The whole session's recordings into the trash. */
	trashSession(session: StoredSession): void {
		session.trashedAt = this.service.settings.clock();
		this.tell({ event: 'session.recording_trashed', session, byOperator: true });
	}

	/** Single files into the trash. */
	trashFiles(session: StoredSession, files: readonly StoredFile[]): void {
		for (const file of files) file.trashedAt = this.service.settings.clock();
		this.tell({ event: 'session.recording_trashed', session, byOperator: true });
	}

	/** For good. */
	deleteFiles(session: StoredSession, files: readonly StoredFile[]): void {
		this.service.store.removeFiles(session, files);
		this.tell({ event: 'session.recording_deleted', session, byOperator: true });
	}

	/** Out of the trash: one file, or all that is there of the session. */
	recover(session: StoredSession, file?: StoredFile): void {
		if (file === undefined) session.trashedAt = undefined;
		else file.trashedAt = undefined;
		this.tell({ event: 'session.recording_recovered', session, byOperator: true });
	}

	/** Sends an event of a session at once. */
	tell(happening: Happening): void {
		this.webhooks.send(writeEvent(this.service, happening));
	}

	/** Forgets everything that was still to happen. */
	clear(): void {
		this.timers.clear();
	}

	/** Files come one stage after the other, in whatever order the delays give. */
	private process(session: StoredSession): void {
		const settings = this.service.settings.now;
		this.timers.later(settings.processingDelayMs, () => {
			const files = processedFiles(session, settings);
			this.publish(session, 'session.recording_completed', files);
		});
		if (session.transcriptOption === 0) return;
		if (settings.transcriptFails) {
			const event = 'session.recording_transcript_failed';
			this.timers.later(settings.transcriptDelayMs, () => this.tell({ event, session }));
			return;
		}
		this.timers.later(settings.transcriptDelayMs, () => {
			const files = this.spoken(session, 'transcript');
			this.publish(session, 'session.recording_transcript_completed', files);
		});
		if (session.transcriptOption === 1) return;
		this.timers.later(settings.summaryDelayMs, () => {
			const files = this.spoken(session, 'summary');
			this.publish(session, 'session.recording_summary_completed', files);
		});
	}

	private spoken(session: StoredSession, kind: 'transcript' | 'summary'): StoredFile[] {
		return session.segments.map(({ start, end = start }) =>
			makeFile({ kind }, session, { start, end }),
		);
	}

	private publish(session: StoredSession, event: string, files: readonly StoredFile[]): void {
		this.service.store.addFiles(session, files);
		this.tell({ event, session, files });
	}
}
