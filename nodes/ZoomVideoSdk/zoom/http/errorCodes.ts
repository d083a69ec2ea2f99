/**
 * Zoom's own error codes: the `code` in the body of an answer, which is not its HTTP status. They are from
 * the reference of the Video SDK API and, where marked, of the Meetings API.
 */
export const ErrorCode = {
	INVALID_TOKEN: 124,
	NO_PERMISSION: 200,
	/** Covers many things, told apart by Zoom's message alone. */
	VALIDATION_FAILED: 300,
	/** The rate limit; the HTTP status says the same. */
	TOO_MANY_REQUESTS: 429,
	USER_NOT_FOUND: 1001,
	OTHER_ACCOUNT: 1010,
	/** The account has no Video SDK app, so there are no webhooks to log. */
	NO_APP: 1401,
	/** The address does not belong to Zoom's API. */
	UNKNOWN_ENDPOINT: 2300,
	/** The state of the session does not allow the call. */
	WRONG_STATE: 3000,
	/** Also for a session that is not live, if only a live one would work. */
	SESSION_NOT_FOUND: 3001,
	/**
	 * Never recorded, in the trash, a wrong id, or not processed yet. As in the Meetings API; Zoom's own
	 * Video SDK sample handles the code.
	 */
	NO_RECORDING: 3301,
	/** As in the Meetings API. */
	STORAGE_FULL: 3309,
	/** Zoom keeps details of a session for a year. */
	SESSION_TOO_OLD: 12702,
} as const;
