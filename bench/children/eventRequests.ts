import { createHmac, randomUUID } from 'node:crypto';

import { z } from 'zod';

/** What is sent to a trigger. */
export const trafficSchema = z.object({
	/** Whose events they are: that decides their shape and their headers. */
	sender: z.enum(['zoom', 'slack']),
	/** New events, ones with a wrong signature, one event again and again, or ones of another type. */
	kind: z.enum(['accepted', 'forged', 'repeated', 'notChosen']),
	/** What the receiver knows. */
	secret: z.string(),
});

export type Traffic = z.infer<typeof trafficSchema>;

export interface EventRequest {
	headers: Record<string, string>;
	body: string;
}

/** Makes the requests of one kind, signed at the moment. Those of Slack are as long as those of Zoom. */
export function eventRequests({ sender, kind, secret }: Traffic): () => EventRequest {
	const event = sender === 'zoom' ? zoomEvent : slackEvent;
	const signingSecret = kind === 'forged' ? `not ${secret}` : secret;
	const bodyOf = (id: string) => JSON.stringify(event(id, kind !== 'notChosen'));
	// A repeat is the same to the last byte.
	const repeated = bodyOf(randomUUID());
	return () => {
		const body = kind === 'repeated' ? repeated : bodyOf(randomUUID());
		return signedRequest(body, signingSecret, sender);
	};
}

/** A request with this body, signed now. */
export function signedRequest(
	body: string,
	secret: string,
	sender: Traffic['sender'] = 'zoom',
): EventRequest {
	const timestamp = String(Math.floor(Date.now() / 1000));
	const signed = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`);
	const prefix = sender === 'zoom' ? 'x-zm' : 'x-slack';
	return {
		body,
		headers: {
			'content-type': 'application/json',
			[`${prefix}-request-timestamp`]: timestamp,
			[`${prefix}-signature`]: `v0=${signed.digest('hex')}`,
		},
	};
}

/** One of Zoom's events about this session: one that the workflows wait for, or another. */
export function zoomEvent(id: string, isChosen: boolean): object {
	return {
		event: isChosen ? 'session.started' : 'session.ended',
		event_ts: Date.now(),
		payload: {
			account_id: 'BenchAccount',
			object: {
				session_id: id,
				session_name: 'A session that somebody has begun',
				session_key: '',
				start_time: new Date().toISOString(),
				timezone: 'UTC',
			},
		},
	};
}

function slackEvent(id: string, isChosen: boolean): object {
	return {
		type: 'event_callback',
		event_id: id,
		event: {
			type: isChosen ? 'message' : 'reaction_added',
			channel: 'C0122KQ70S7E',
			user: 'U012AB3CDE',
			text: 'A message that somebody has written',
			ts: String(Date.now() / 1000),
			client_msg_id: id,
		},
	};
}
