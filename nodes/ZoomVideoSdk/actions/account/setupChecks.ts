import { isPrivateHost } from '../../shared/privateHost';
import { webhookSecrets, type Credential } from '../../zoom/auth/credential';
import { sdkPair } from '../../zoom/auth/keyPair';
import { isLoopback } from '../../zoom/auth/trustedHosts';

/** One check of the setup: its result, and what to do, in a sentence or two. */
export interface SetupCheck {
	/** A stable name for workflows, such as `clock`. */
	name: string;
	/** `not_checked` is what another point keeps from being known. */
	status: 'ok' | 'warning' | 'problem' | 'not_checked';
	message: string;
}

/** A harmless difference: tokens are dated back by as many seconds. */
const HARMLESS_SECONDS = 30;

/** From here on Zoom rejects tokens, and the trigger rejects webhooks. */
const REJECTED_SECONDS = 300;

/**
 * Compares this machine's clock with Zoom's.
 *
 * @param dateHeader the `Date` of an answer; it counts whole seconds, and a proxy may have set it
 * @param now milliseconds since the epoch, when the answer came
 */
export function checkClock(dateHeader: unknown, now: number): SetupCheck {
	const name = 'clock';
	const atZoom = typeof dateHeader === 'string' ? Date.parse(dateHeader) : Number.NaN;
	if (Number.isNaN(atZoom)) {
		return {
			name,
			status: 'warning',
			message: 'Zoom sent no time to compare with the clock of this machine.',
		};
	}
	const seconds = Math.round((now - atZoom) / 1000);
	const difference = Math.abs(seconds);
	if (difference <= HARMLESS_SECONDS) {
		return { name, status: 'ok', message: `The clock is right (${difference} s from Zoom's).` };
	}
	return {
		name,
		status: difference > REJECTED_SECONDS ? 'problem' : 'warning',
		message: `The clock of this machine is ${difference} s ${seconds > 0 ? 'ahead of' : 'behind'} Zoom's. Synchronize it by NTP. When it is minutes off, Zoom rejects tokens and the trigger rejects webhooks.`,
	};
}

/** Checks what the credential holds besides the keys of the REST API. */
export function checkSecrets(credential: Credential): SetupCheck[] {
	const hasSecret = webhookSecrets(credential).length > 0;
	const rotating = credential.previousWebhookSecretToken !== '';
	return [
		{
			name: 'sdk_keys',
			status: 'ok',
			message: sdkPair(credential)
				? "'SDK Key' and 'SDK Secret' are set, so join tokens can be signed."
				: "'SDK Key' and 'SDK Secret' are empty. Only Session: Create Join Token needs them.",
		},
		{
			name: 'webhook_secret',
			status: hasSecret && !rotating ? 'ok' : 'warning',
			message: !hasSecret
				? "The 'Webhook Secret Token' is empty, and triggers cannot start without it. Copy Secret Token from the event subscriptions at Zoom."
				: rotating
					? "The 'Previous Webhook Secret Token' is still accepted. Clear it when the change at Zoom is complete."
					: "The 'Webhook Secret Token' is set. The first event shows whether it is the right one.",
		},
	];
}

/**
 * Checks the address at which n8n says it can be reached from outside.
 *
 * @param needed whether triggers are to run, so that a bad address is more than a warning
 * @param zoomBaseUrl Base URL of the credential: on this very machine only a simulator of Zoom can be
 */
export function checkPublicAddress(
	baseUrl: string,
	needed: boolean,
	zoomBaseUrl: string,
): SetupCheck {
	const name = 'public_address';
	const status = needed ? 'problem' : 'warning';
	const howTo = 'Set WEBHOOK_URL of n8n to its public https address. Only triggers need it.';
	let url: URL;
	try {
		url = new URL(baseUrl);
	} catch {
		return { name, status: 'warning', message: `n8n does not report its address. ${howTo}` };
	}
	if (isLoopback(zoomBaseUrl)) {
		return {
			name,
			status: 'ok',
			message: `n8n says it is reached at ${url.origin}. The 'Base URL' is a local simulator of Zoom, which needs no public address. Zoom itself needs one with https.`,
		};
	}
	if (isPrivateHost(url.hostname)) {
		return {
			name,
			status,
			message: `n8n says it is reached at ${url.origin}, where Zoom cannot reach it. ${howTo}`,
		};
	}
	if (url.protocol !== 'https:') {
		return {
			name,
			status,
			message: `n8n says it is reached at ${url.origin}, and Zoom sends webhooks by https only. ${howTo}`,
		};
	}
	if (/^[\d.]+$|^\[/.test(url.hostname)) {
		return {
			name,
			status: 'warning',
			message: `n8n says it is reached at ${url.origin}. Zoom needs a host name with a certificate from a known authority.`,
		};
	}
	return {
		name,
		status: 'ok',
		message: `n8n says it is reached at ${url.origin}. To see whether Zoom reaches it, click Validate at Zoom.`,
	};
}

/**
 * Checks where n8n stores files, and how large they may be.
 *
 * @param mode as n8n's references to stored files begin: `filesystem-v2`, `database`, `s3`, …; nothing
 * when files are kept in the execution itself
 */
export function checkBinaryData(mode: string | undefined): SetupCheck {
	const name = 'binary_data';
	if (mode === undefined) {
		return {
			name,
			status: 'warning',
			message:
				'n8n keeps files in memory and in the execution. Set N8N_DEFAULT_BINARY_DATA_MODE=filesystem before you download recordings.',
		};
	}
	if (mode.startsWith('filesystem')) {
		return {
			name,
			status: 'ok',
			message: 'n8n streams files to its disk. The free space there limits their size.',
		};
	}
	if (mode === 'database') {
		return {
			name,
			status: 'warning',
			message:
				'n8n stores files in its database, by default up to 512 MiB each (N8N_BINARY_DATA_DATABASE_MAX_FILE_SIZE, 1024 at most; a node cannot see what is set), and holds each one in memory meanwhile. For larger recordings use File: Upload.',
		};
	}
	return {
		name,
		status: 'ok',
		message: `n8n stores files in its "${mode}" storage, and holds each one in memory meanwhile. For large recordings use File: Upload.`,
	};
}
