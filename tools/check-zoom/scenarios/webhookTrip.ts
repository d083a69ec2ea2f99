import { CannotAsk } from '../CannotAsk';
import type { CheckRun } from '../CheckRun';
import type { Arrival } from '../webhooks/Receiver';
import { liveRecording } from './liveRecording';
import { Scenario } from './Scenario';
import { webhooksReady } from './webhooksReady';

export const COMPLETED = 'session.recording_completed';

/** Between two looks at what has come, which cost nothing. */
export const LOOK = 50;

const MAY_WAIT = 'Will you record a session yourself, so that Zoom sends its events?';

const RECORD = `
Waiting for events. Start a session, record it for half a minute, stop the recording, and end the session.`;

/** What came to the webhook address, and again. */
export interface WebhookTrip {
	/** Requests that are signed well, the challenge left out. */
	events: readonly Arrival[];
	/** All requests. */
	arrivals: readonly Arrival[];
}

/** Waits for the events of a recording, and for Zoom's repeats of those that were refused. */
export const webhookTrip = new Scenario<WebhookTrip>(async (run) => {
	const receiver = await webhooksReady.play(run);
	await announceWait(run);
	const { arrivals } = receiver;
	await run.waitFor(
		() => arrivals.some(({ event, status }) => event === COMPLETED && status === 200),
		run.waits.processing,
		LOOK,
	);
	const refused = arrivals.filter(isRefused);
	const latest = Math.max(0, ...refused.map(({ at }) => at));
	await run.waitFor(
		() => refused.every((arrival) => repeatOf(arrival, arrivals) !== undefined),
		latest + run.waits.repeat - Date.now(),
		LOOK,
	);
	const events = arrivals.filter(
		({ rejection, event }) => rejection === undefined && event !== 'endpoint.url_validation',
	);
	return { events, arrivals };
});

/**
 * Says what is waited for.
 * @throws CannotAsk when there is to be no waiting
 */
async function announceWait(run: CheckRun): Promise<void> {
	const live = await liveRecording.played(run);
	if (live?.recorded === undefined) {
		// Whoever gives an address and wants nothing changed wants to record something himself.
		const mayWait = run.readOnly || (await run.terminal.confirm(MAY_WAIT));
		if (!mayWait) throw new CannotAsk('No recording was made, so there are no events to wait for.');
		run.terminal.say(RECORD);
	} else if (live.ended === undefined) {
		run.terminal.say('Waiting for the events of the recording. End the session now.');
	} else {
		run.terminal.say(
			'Waiting for the events of the recording, and for Zoom to repeat two of them.',
		);
	}
}

export function isRefused({ rejection, status }: Arrival): boolean {
	return rejection === undefined && status >= 300;
}

/** The next delivery of the same bytes. */
export function repeatOf(first: Arrival, arrivals: readonly Arrival[]): Arrival | undefined {
	return arrivals.find(
		(arrival) => arrival.at >= first.at && arrival !== first && arrival.raw.equals(first.raw),
	);
}
