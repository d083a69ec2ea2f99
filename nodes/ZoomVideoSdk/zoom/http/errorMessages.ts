import { ZoomError } from '../../shared/errors';
import { redact } from '../../shared/redact';
import { ErrorCode } from './errorCodes';
import { readRateLimit } from './rateLimit';
import { isKeyRejected, type ApiResponse } from './response';

/** What the explanation of a failed call can draw on. */
export interface CallContext {
	/** Which of the credential's pairs signed the call. */
	signedWith: 'api' | 'sdk';
	/** Milliseconds since the epoch. */
	now: number;
	/** What Zoom's codes mean for this call, if that differs. */
	meanings?: ErrorMessages | undefined;
}

/** What happened, and what to do. */
export interface Explanation {
	message: string;
	description: string;
}

/** Explanations by Zoom's own code. */
export type ErrorMessages = Readonly<Record<number, Explanation>>;

const CHECK_SESSION =
	'Check the session ID. Each run of a session gets a new ID, even under the same name.';

const STORAGE_FULL =
	'Delete recordings at Zoom, empty its trash, or buy more cloud recording storage.';

const BY_CODE: ErrorMessages = {
	[ErrorCode.NO_PERMISSION]: {
		message: 'Zoom denied permission',
		description:
			'The keys must belong to a Video SDK account whose settings allow this. Check cloud recording under Account Settings at Zoom.',
	},
	[ErrorCode.VALIDATION_FAILED]: {
		message: 'Zoom did not accept the request',
		description: "Check the values named in Zoom's answer.",
	},
	[ErrorCode.USER_NOT_FOUND]: {
		message: 'Zoom does not know the user of these keys',
		description: 'Check that the API key belongs to the Video SDK account of the session.',
	},
	[ErrorCode.OTHER_ACCOUNT]: {
		message: 'The session belongs to another Zoom account',
		description: 'Use the API key of the account in which the session took place.',
	},
	[ErrorCode.UNKNOWN_ENDPOINT]: {
		message: 'Zoom does not know this address of its API',
		description:
			"Check the 'Base URL' of the credential (https://api.zoom.us/v2, with /v2 at its end). If it is right and a session was chosen, set 'Session ID Encoding' in the options to the other choice.",
	},
	[ErrorCode.WRONG_STATE]: {
		message: 'The state of the session does not allow this',
		description: 'Check the state of the session, and try again later.',
	},
	[ErrorCode.SESSION_NOT_FOUND]: {
		message: 'Zoom does not know this session',
		description: CHECK_SESSION,
	},
	[ErrorCode.NO_RECORDING]: {
		message: 'There is no recording for this session',
		description: `Either it was not recorded, Zoom is still processing it, it is in the trash, or the ID is wrong. ${CHECK_SESSION}`,
	},
	[ErrorCode.STORAGE_FULL]: {
		message: 'The cloud storage of the Zoom account is full',
		description: STORAGE_FULL,
	},
	[ErrorCode.SESSION_TOO_OLD]: {
		message: 'Zoom keeps details of a session for a year only',
		description: 'This session is older. Its recordings, if kept, can still be listed by date.',
	},
};

function unauthorized({ signedWith }: CallContext): Explanation {
	return {
		message: 'Zoom did not accept the key',
		description:
			signedWith === 'sdk'
				? "The 'API Key' and 'API Secret' of the credential are empty, so the SDK pair signed the call. Zoom's REST API needs the API pair: copy it from the API keys section of your Video SDK account."
				: "Check 'API Key' and 'API Secret' in the credential, whose test says what is wrong with them. They are a different pair from 'SDK Key' and 'SDK Secret', shown in the API keys section of your Video SDK account. Also check that the clock of this machine is right.",
	};
}

/** What Zoom's message says about a failed validation; `undefined` for an unknown message. */
function validation(message: string): Explanation | undefined {
	if (/storage/i.test(message)) {
		return { message: 'The cloud storage of the Zoom account is full', description: STORAGE_FULL };
	}
	if (/not available for this account/i.test(message)) {
		return {
			message: 'The Zoom account is not allowed to do this',
			description:
				"Recording needs a Cloud Recording Storage plan on the Video SDK account, and listing sessions a paid account with Zoom's dashboard.",
		};
	}
	if (/page token/i.test(message)) {
		return {
			message: 'The list took too long to read',
			description:
				"Zoom's page tokens last fifteen minutes. Run it again, with fewer days if you can.",
		};
	}
	if (/session id/i.test(message)) {
		return { message: 'Zoom does not accept the session ID', description: CHECK_SESSION };
	}
	return undefined;
}

function rateLimited(reply: ApiResponse, { now }: CallContext): Explanation {
	const limit = readRateLimit(reply, now);
	if (!limit.daily) {
		return {
			message: "Zoom's rate limit was reached",
			description: 'The limit is shared by all that use the account. Run fewer items at a time.',
		};
	}
	const until = limit.until?.toISOString().replace('.000', '');
	return {
		message: `The daily limit of the Zoom account is used up${until ? ` until ${until}` : ''}`,
		description: 'The limit is shared by all that use the account. Run it again after that time.',
	};
}

function byStatus({ status, code }: ApiResponse): Explanation {
	if (status === 404) return { message: 'Zoom did not find it', description: CHECK_SESSION };
	if (status >= 500) {
		return {
			message: 'Zoom could not handle the request',
			description: "This is on Zoom's side and usually passes soon. Try again later.",
		};
	}
	// If Zoom names an error although the status means success, its answer was readable.
	if (status < 400 && code === undefined) {
		return {
			message: "Zoom's answer could not be read",
			description:
				"Something other than Zoom may have answered, such as a proxy. Check the 'Base URL' of the credential.",
		};
	}
	return {
		message: 'Zoom refused the request',
		description: 'Check the credential and the values of the node.',
	};
}

function explain(reply: ApiResponse, context: CallContext): Explanation {
	const { status, code, message = '' } = reply;
	if (status === 429) return rateLimited(reply, context);
	if (isKeyRejected(reply)) return unauthorized(context);
	if (code === undefined) return byStatus(reply);
	const known = code === ErrorCode.VALIDATION_FAILED ? validation(message) : undefined;
	return known ?? context.meanings?.[code] ?? BY_CODE[code] ?? byStatus(reply);
}

/**
 * Turns a failed answer of Zoom into an error for the user: what happened, then what to do, then Zoom's
 * own words with its code and its tracking id. It contains no secrets.
 */
export function toApiError(reply: ApiResponse, context: CallContext): ZoomError {
	const { message, description } = explain(reply, context);
	const { status, code, trackingId } = reply;
	const origin = [
		`HTTP ${status}`,
		code === undefined ? '' : `code ${code}`,
		trackingId === undefined ? '' : `tracking ID ${redact(trackingId)}`,
	];
	const quote = reply.message === undefined ? '' : `Zoom says: "${redact(reply.message)}" `;
	const details = `${quote}(${origin.filter(Boolean).join(', ')})`;
	const isShortLimit = status === 429 && !readRateLimit(reply, context.now).daily;
	return new ZoomError(message, {
		description: `${description} ${details}`,
		status,
		code,
		trackingId,
		...(isShortLimit && { isShortLimit }),
	});
}
