import { toApiError } from '../../../../nodes/ZoomVideoSdk/zoom/http/errorMessages';
import { readResponse } from '../../../../nodes/ZoomVideoSdk/zoom/http/response';

const now = Date.parse('2025-01-19T23:00:00Z');
const headers = { 'x-zm-trackingid': 'WEB_0a1b2c' };

function explained(
	status: number,
	body: unknown,
	{ signedWith = 'api', more = {} }: { signedWith?: 'api' | 'sdk'; more?: object } = {},
) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return toApiError(readResponse(status, { ...headers, ...more }, text), { signedWith, now });
}

/** Status and code of Zoom, its words, what happened, and what to do about it. */
describe.each<[status: number, code: number, words: string, what: RegExp, advice: RegExp]>([
	[401, 124, 'Invalid access token.', /did not accept the key/, /'API Key' and 'API Secret'/],
	[400, 200, 'This API is only available for Video SDK accounts.', /denied/, /Video SDK account/],
	[200, 200, 'You do not have the right permissions.', /denied/, /settings/],
	[400, 300, 'Validation Failed.', /did not accept the request/, /values/],
	[400, 300, 'Session ID does not exist.', /session ID/, /Check the session ID/],
	[400, 300, 'Invalid session ID.', /session ID/, /Check the session ID/],
	[
		400,
		300,
		'This API is not available for this account, please contact Zoom support.',
		/account is not allowed/,
		/Storage plan.*dashboard/,
	],
	[
		400,
		300,
		'The account is over is meeting and webinar cloud storage limits. Additional storage needs to be purchased or cloud recordings need to be deleted.',
		/storage .* is full/,
		/Delete recordings/,
	],
	[400, 300, 'The next page token is invalid or expired.', /too long to read/, /fifteen minutes/],
	[
		400,
		1010,
		'User does not belong to this account: abc.',
		/another Zoom account/,
		/API key of the account/,
	],
	[404, 1001, 'User does not exist: abc.', /does not know the user/, /API key belongs/],
	[
		404,
		2300,
		'This API endpoint is not recognized.',
		/address of its API/,
		/'Base URL'.*'Session ID Encoding'/,
	],
	[400, 3000, 'You cannot delete sessions that have started.', /state of the session/, /try again/],
	[404, 3001, 'Session does not exist: abc.', /not know this session$/, /^Check the session ID/],
	[404, 3301, 'There is no recording for this meeting.', /no recording/, /still processing/],
	[400, 3309, 'Not enough cloud storage available.', /storage .* is full/, /trash/],
	[400, 12702, 'Can not access session a year ago', /a year/, /older/],
])('%i with code %i: "%s"', (status, code, words, what, advice) => {
	const { message, details } = explained(status, { code, message: words });

	it('says what happened', () => {
		expect(message).toMatch(what);
	});

	it("says what to do, then Zoom's own words, code and tracking id", () => {
		expect(details).toMatchObject({ status, code, trackingId: 'WEB_0a1b2c' });
		expect(details.description).toMatch(advice);
		expect(details.description).toContain(`Zoom says: "${words}"`);
		expect(details.description).toContain(`(HTTP ${status}, code ${code}, tracking ID WEB_0a1b2c)`);
	});
});

describe('answers without a code that is known', () => {
	it.each<[string, number, unknown, RegExp, RegExp]>([
		['401 empty', 401, '', /did not accept the key/, /clock/],
		['401 with a web page', 401, '<html></html>', /did not accept the key/, /'API Key'/],
		['403', 403, { code: 4711, message: 'No.' }, /refused/, /credential/],
		['404 empty', 404, '', /did not find/, /session ID/],
		['409', 409, { code: 4711, message: 'Conflict.' }, /refused/, /values/],
		['500', 500, '', /could not handle the request/, /Try again/],
		['503 with a web page', 503, '<html></html>', /could not handle the request/, /Zoom's side/],
		['200 with a web page', 200, '<html></html>', /could not be read/, /proxy/],
		['200 with half of an object', 200, '{"sessions":[', /could not be read/, /proxy/],
		['204 where an object was wanted', 204, '', /could not be read/, /'Base URL'/],
		['302', 302, '', /could not be read/, /'Base URL'/],
		['200 with an unknown error', 200, { code: 4711, message: 'No.' }, /refused/, /values/],
	])('%s', (_, status, body, what, advice) => {
		const { message, details } = explained(status, body);
		expect(message).toMatch(what);
		expect(details.description).toMatch(advice);
		expect(details.description).toContain(`HTTP ${status}`);
	});

	it('does without a tracking id', () => {
		const { details } = toApiError(readResponse(500, {}, ''), { signedWith: 'api', now });
		expect(details.description).toMatch(/\(HTTP 500\)$/);
	});
});

it('what a code means for one call takes precedence over its usual meaning', () => {
	const meanings = {
		300: { message: 'The state is another', description: 'Look first.' },
		3001: { message: 'Nobody is there', description: 'Wait for somebody.' },
	};
	const of = (status: number, body: string) =>
		toApiError(readResponse(status, {}, body), { signedWith: 'api', now, meanings });
	expect(of(404, '{"code":3001,"message":"No."}').message).toBe('Nobody is there');
	expect(of(404, '{"code":3301,"message":"No."}').message).toMatch(/no recording/);
	// Code 300 covers much: what is known by its words is not said to be something else.
	expect(of(400, '{"code":300,"message":"No."}').message).toBe('The state is another');
	expect(of(400, '{"code":300,"message":"Cloud storage limits."}').message).toMatch(/full/);
	expect(of(404, '').message).toBe('Zoom did not find it');
	expect(of(400, '').message).toBe('Zoom refused the request');
	expect(of(400, '{"code":124,"message":"No."}').message).toMatch(/did not accept the key/);
});

describe('the wrong pair', () => {
	it('is explained when the SDK pair stood in for an empty API pair', () => {
		const body = { code: 124, message: 'Invalid access token.' };
		const { details } = explained(401, body, { signedWith: 'sdk' });
		expect(details.description).toMatch(/'API Key' and 'API Secret' of the credential are empty/);
		expect(details.description).toMatch(/SDK pair signed/);
	});
});

describe('rate limits', () => {
	const perSecond = { code: 429, message: 'You have reached the maximum per-second rate limit.' };

	it('names the end of a daily limit', () => {
		const more = { 'x-ratelimit-type': 'Daily-limit', 'retry-after': '2025-01-20T00:00:00Z' };
		const { message, details } = explained(429, { code: 429, message: 'daily' }, { more });
		expect(message).toBe(
			'The daily limit of the Zoom account is used up until 2025-01-20T00:00:00Z',
		);
		expect(details.description).toMatch(/after that time/);
	});

	it.each([
		['no time', { 'x-ratelimit-type': 'Daily-limit' }],
		[
			'a time beyond any date',
			{ 'x-ratelimit-type': 'Daily-limit', 'retry-after': '99999999999999' },
		],
	])('handles %s on a daily limit', (_, more) => {
		expect(explained(429, '', { more }).message).toBe(
			'The daily limit of the Zoom account is used up',
		);
	});

	it('reports a limit per second, without claiming waits that may not have happened', () => {
		const { message, details } = explained(429, perSecond);
		expect(message).toBe("Zoom's rate limit was reached");
		expect(details.description).toMatch(/shared by all/);
	});

	it('tells a limit that is over within minutes from the daily one, and from other errors', () => {
		const daily = { code: 429, message: 'You have reached the maximum daily rate limit.' };
		expect(explained(429, perSecond).details.isShortLimit).toBe(true);
		expect(explained(429, daily).details).not.toHaveProperty('isShortLimit');
		expect(explained(503, '').details).not.toHaveProperty('isShortLimit');
	});
});
