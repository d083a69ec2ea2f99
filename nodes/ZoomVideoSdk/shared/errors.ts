/** What is known of a failure besides its text. */
export interface ZoomErrorDetails {
	/** What the user can do, in a sentence or two. */
	description?: string | undefined;
	status?: number | undefined;
	code?: number | undefined;
	trackingId?: string | undefined;
	/** Whether it is a rate limit that is over within minutes. */
	isShortLimit?: boolean | undefined;
}

/** A call to Zoom that failed: what happened is the message, what to do is in `details.description`. */
export class ZoomError extends Error {
	override readonly name = 'ZoomError';

	constructor(
		message: string,
		readonly details: ZoomErrorDetails = {},
	) {
		super(message);
	}
}

/** A value from the user that cannot work; nothing was sent. `description` says what would work. */
export class InputError extends Error {
	override readonly name = 'InputError';

	constructor(
		message: string,
		readonly description?: string,
	) {
		super(message);
	}
}
