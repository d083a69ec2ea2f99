import { CannotAsk } from '../CannotAsk';
import type { Receiver } from '../webhooks/Receiver';
import { Scenario } from './Scenario';

/** Refused once each, so that Zoom sends them again: by the two kinds of status that may differ. */
export const REFUSED = {
	'session.recording_started': 404,
	'session.recording_stopped': 503,
} as const;

const AT_ZOOM = `
For the webhooks, open the event subscriptions of your Video SDK app at Zoom, enter the address from
ZOOM_VIDEO_SDK_WEBHOOK_URL, click Validate, tick all session and recording events, and save.`;

/** Sees that the webhook address leads here, and has it subscribed. Without an address, it cannot be played. */
export const webhooksReady = new Scenario<Receiver>(async ({ receiver, terminal }) => {
	if (receiver === undefined) throw new CannotAsk('No webhook address was given.');
	if (!(await receiver.isReached())) {
		throw new CannotAsk('The webhook address does not lead to --webhook-port on this machine.');
	}
	for (const [event, status] of Object.entries(REFUSED)) receiver.refuseOnce.set(event, status);
	terminal.say(AT_ZOOM);
	await terminal.ask('Press Enter when that is done. ');
	return receiver;
});
