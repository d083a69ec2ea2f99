import {
	matchingSecret,
	readSignedHeaders,
	sign,
	SIGNATURE_HEADER,
	TIMESTAMP_HEADER,
} from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/signature';
import { SIGNED_EVENT, WEBHOOK_SECRET } from '../../fixtures/vectors';

const { timestamp, body, signature } = SIGNED_EVENT;
const sentAt = Number(timestamp);
const TOLERANCE = 7200;

describe('headers of a signed request', () => {
	const read = (headers: Record<string, string | string[] | undefined>, nowSeconds = sentAt) =>
		readSignedHeaders(headers, TOLERANCE, nowSeconds * 1000);
	const withHeaders = (changes: Record<string, string | string[] | undefined>) =>
		read({ [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: signature, ...changes });

	it('takes a timestamp in epoch seconds and v0= with 64 hexadecimal digits', () => {
		const asZoomNames = { 'x-zm-request-timestamp': timestamp, 'x-zm-signature': signature };
		expect(read(asZoomNames)).toEqual({ timestamp, signature, rejection: undefined });
		expect(withHeaders({})).toEqual({ timestamp, signature, rejection: undefined });
	});

	it.each([
		['no headers', { [TIMESTAMP_HEADER]: undefined, [SIGNATURE_HEADER]: undefined }],
		['no timestamp', { [TIMESTAMP_HEADER]: undefined }],
		['no signature', { [SIGNATURE_HEADER]: undefined }],
		['an empty timestamp', { [TIMESTAMP_HEADER]: '' }],
		['an empty signature', { [SIGNATURE_HEADER]: '' }],
	])('%s: missing_header', (_, headers) => {
		expect(withHeaders(headers)).toEqual({ rejection: 'missing_header' });
	});

	it.each([
		['words', 'yesterday'],
		['a number and more', `${timestamp}abc`],
		['white space', ` ${timestamp}`],
		['a line break at the end', `${timestamp}\n`],
		['a sign before it', `+${timestamp}`],
		['negative', `-${timestamp}`],
		['a fraction', `${timestamp}.5`],
		['an exponent', '16e8'],
		['hexadecimal', '0x60EE5823'],
		['milliseconds', `${timestamp}000`],
		['zeros before it', `000${timestamp}`],
		['5000 digits', '9'.repeat(5000)],
		['the right one behind 5000 zeros', '0'.repeat(5000) + timestamp],
		['digits of another script', '١٦٢٦٢٣٠٦٩١'],
		['a date', '2021-07-14T02:44:51Z'],
		['two, as Node joins repeated headers', `${timestamp}, ${timestamp}`],
		['two in an array', [timestamp, timestamp]],
		['one in an array', [timestamp]],
	])('timestamp with %s: stale_timestamp', (_, value) => {
		expect(withHeaders({ [TIMESTAMP_HEADER]: value })).toEqual({ rejection: 'stale_timestamp' });
	});

	it.each([
		['without v0=', signature.slice(3)],
		['of another version', signature.replace('v0=', 'v1=')],
		['in upper case', signature.toUpperCase()],
		['with upper-case digits', `v0=${signature.slice(3).toUpperCase()}`],
		['a digit short', signature.slice(0, -1)],
		['a digit long', `${signature}0`],
		['with a line break', `${signature}\n`],
		['with a character that is no digit', `${signature.slice(0, -1)}g`],
		['empty after v0=', 'v0='],
		['5000 digits long', `v0=${'a'.repeat(5000)}`],
		['twice, as Node joins repeated headers', `${signature}, ${signature}`],
		['twice in an array', [signature, signature]],
		['once in an array', [signature]],
	])('signature %s: bad_signature', (_, value) => {
		expect(withHeaders({ [SIGNATURE_HEADER]: value })).toEqual({ rejection: 'bad_signature' });
	});

	it.each([
		['now', 0, undefined],
		['as old as the tolerance', TOLERANCE, undefined],
		['a second older than the tolerance', TOLERANCE + 1, 'stale_timestamp'],
		["85 minutes old: Zoom's last repeat with its first timestamp", 85 * 60, undefined],
		['five minutes ahead', -300, undefined],
		['five minutes and a second ahead', -301, 'stale_timestamp'],
		['a year ahead', -365 * 86_400, 'stale_timestamp'],
	])('timestamp %s', (_, age, rejection) => {
		const headers = { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: signature };
		expect(read(headers, sentAt + age).rejection).toBe(rejection);
	});

	it('reads the limit of the tolerance in whole seconds', () => {
		const headers = { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: signature };
		const lastMoment = (sentAt + TOLERANCE) * 1000 + 999;
		expect(readSignedHeaders(headers, TOLERANCE, lastMoment).rejection).toBeUndefined();
		expect(readSignedHeaders(headers, TOLERANCE, lastMoment + 1).rejection).toBe('stale_timestamp');
	});
});

describe('signature', () => {
	const bytes = Buffer.from(body);
	const matches = (secrets: string[], changes: Partial<typeof SIGNED_EVENT> = {}) => {
		const sent = { ...SIGNED_EVENT, ...changes };
		return matchingSecret(secrets, sent, Buffer.from(sent.body));
	};

	it('is v0= and the HMAC-SHA256 over v0:timestamp:body', () => {
		expect(sign(WEBHOOK_SECRET, timestamp, bytes)).toBe(signature);
	});

	it.each([
		['the only secret', [WEBHOOK_SECRET], 0],
		['the current secret', [WEBHOOK_SECRET, 'previous'], 0],
		['the previous secret', ['current', WEBHOOK_SECRET], 1],
		['the same secret in both places', [WEBHOOK_SECRET, WEBHOOK_SECRET], 0],
		['another secret', ['other'], -1],
		['a secret of the same length', ['x'.repeat(WEBHOOK_SECRET.length)], -1],
		['the secret in another case', [WEBHOOK_SECRET.toUpperCase()], -1],
		['no secret', [], -1],
	])('with %s', (_, secrets, place) => {
		expect(matches(secrets)).toBe(place);
	});

	it.each([
		['a changed character in the body', { body: body.replace('testSDK124', 'testSDK125') }],
		['a character more', { body: `${body} ` }],
		['a character less', { body: body.slice(0, -1) }],
		['no body', { body: '' }],
		['a later timestamp', { timestamp: String(sentAt + 1) }],
		['a changed digit', { signature: signature.replace(/7$/, '8') }],
		['a signature of another length', { signature: 'v0=9b' }],
		['no signature', { signature: '' }],
	])('does not match %s', (_, changes) => {
		expect(matches([WEBHOOK_SECRET], changes)).toBe(-1);
	});

	it('does not let text move between timestamp and body', () => {
		const moved = { timestamp: `${timestamp}:${body.slice(0, 5)}`, body: body.slice(5) };
		expect(matches([WEBHOOK_SECRET], moved)).toBe(-1);
	});
});
