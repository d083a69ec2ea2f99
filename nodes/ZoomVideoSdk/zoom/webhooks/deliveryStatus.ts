/** What it means if n8n, or a proxy in front of it, gives such an answer to Zoom's webhooks. */
const MEANINGS: Readonly<Record<number, string>> = {
	400: "the body was not readable, or is not one of Zoom's events",
	401: 'the signature was rejected: the secret token is wrong, a proxy strips or changes something, or a clock is wrong',
	403: 'something before n8n refused it: a firewall, or a proxy that asks for a sign-in',
	404: 'n8n did not listen there: the workflow is not published, it has another address, n8n was starting, or it is a test URL, where n8n listens only after Execute step',
	405: 'n8n did not listen there for POST: check that Zoom has the production URL of the trigger',
	408: 'the request did not arrive completely',
	413: 'the event was larger than n8n or a proxy allows',
	429: 'something before n8n limits the number of requests',
	500: 'n8n could not store the execution, most often because of its database',
	502: 'a proxy did not reach n8n',
	503: 'n8n asked Zoom to send it again, or a proxy held it off while n8n was away',
	504: 'n8n did not answer the proxy in time',
};

/**
 * What it means that Zoom's webhook was answered with a status, as the end of a sentence.
 *
 * @param status 0 or `NaN` if there was no answer
 */
export function meaningOfStatus(status: number): string {
	if (!(status > 0))
		return 'there was no answer within three seconds, or n8n was not reached at all';
	if (status < 300) return 'taken';
	if (status < 400) return 'it was redirected, and Zoom needs the address itself';
	return MEANINGS[status] ?? 'it was refused, and Zoom sends it again up to three times';
}
