import { createHmac } from 'node:crypto';

import { fetch } from 'undici';

export interface Delivery {
	/** Signs the body; not necessarily the secret that the receiver knows. */
	secret: string;
	/** Seconds since the epoch; now unless given. */
	timestamp?: number;
}

export interface DeliveryAnswer {
	status: number;
	body: string;
}

/**
 * Sends an event to a webhook address as Zoom does. The signature is worked out here and not by the
 * package or the simulator, so that a mistake in either cannot hide itself.
 */
export async function deliver(
	address: string,
	event: object,
	{ secret, timestamp = Math.floor(Date.now() / 1000) }: Delivery,
): Promise<DeliveryAnswer> {
	const body = JSON.stringify(event);
	const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
	const response = await fetch(address, {
		method: 'POST',
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'user-agent': 'Zoom Marketplace/1.0a',
			'x-zm-request-timestamp': String(timestamp),
			'x-zm-signature': `v0=${signature}`,
		},
		body,
	});
	return { status: response.status, body: await response.text() };
}

/** A `session.started` event, different from every other by its session id. */
export function sessionStarted(sessionId: string): object {
	return {
		event: 'session.started',
		event_ts: Date.now(),
		payload: {
			account_id: 'E2eAccount',
			object: {
				session_id: sessionId,
				session_name: 'End to end',
				session_key: '',
				start_time: new Date().toISOString(),
				timezone: 'UTC',
			},
		},
	};
}
