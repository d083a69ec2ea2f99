import { toDownloadError } from '../../../../nodes/ZoomVideoSdk/files/download/connection/downloadError';
import {
	toUploadError,
	isRetryable,
	readUploadResponse,
} from '../../../../nodes/ZoomVideoSdk/files/upload/target/uploadResponse';
import { parseUploadUrl } from '../../../../nodes/ZoomVideoSdk/files/upload/target/uploadUrl';
import { InputError } from '../../../../nodes/ZoomVideoSdk/shared/errors';
import { parseHosts } from '../../../../nodes/ZoomVideoSdk/zoom/auth/trustedHosts';
import { readResponse } from '../../../../nodes/ZoomVideoSdk/zoom/http/response';

describe('a refused download', () => {
	const GONE = 'Zoom no longer has the file at this address';
	const REFUSED = 'Zoom refused the download';
	const explained = (status: number, isFirst: boolean) =>
		toDownloadError(
			readResponse(status, { 'x-zm-trackingid': 'WEB_1' }, '{"code":3301,"message":"No."}'),
			'files.example',
			isFirst,
			{ signedWith: 'api', now: 0 },
		);

	it.each<[number, boolean, string, string]>([
		[
			404,
			true,
			GONE,
			'It was deleted, is in the trash, or its address has expired. Get the recordings of the session again.',
		],
		[
			410,
			false,
			GONE,
			'It was deleted, is in the trash, or its address has expired. Get the recordings of the session again.',
		],
		[403, true, REFUSED, 'The address may have expired: get the recordings of the session again.'],
		[401, false, REFUSED, 'The address may have expired: get the recordings of the session again.'],
	])('with %i, first host %s: %s', (status, isFirst, message, advice) => {
		expect(explained(status, isFirst)).toMatchObject({
			message,
			details: {
				description: `${advice} (files.example answered HTTP ${status})`,
				status,
				code: 3301,
				trackingId: 'WEB_1',
			},
		});
	});

	it.each<[number, boolean, RegExp]>([
		// The host of the file's own address got the token: it is the key that it does not accept.
		[401, true, /did not accept the key/],
		[400, false, /no recording/],
		[429, false, /rate limit/],
	])('with %i, first host %s, is explained like any call', (status, isFirst, message) => {
		expect(explained(status, isFirst).message).toMatch(message);
	});
});

describe('the answer of a bucket', () => {
	it.each<[string, unknown, { status: number; headers: object; text: string }]>([
		[
			'is read',
			{ statusCode: 200, headers: { etag: 'e' }, body: 'ok' },
			{ status: 200, headers: { etag: 'e' }, text: 'ok' },
		],
		[
			'with fields of other types is read without them',
			{ statusCode: '200', headers: 'etag', body: null },
			{ status: 0, headers: {}, text: '' },
		],
		[
			'with headers that are null is read without them',
			{ statusCode: 204, headers: null, body: '' },
			{ status: 204, headers: {}, text: '' },
		],
		['may be null', null, { status: 0, headers: {}, text: '' }],
		['may be missing', undefined, { status: 0, headers: {}, text: '' }],
		['may be a text', 'statusCode', { status: 0, headers: {}, text: '' }],
	])('%s', async (_, response, reply) => {
		expect(await readUploadResponse(response, 'bucket.example')).toEqual(reply);
	});

	const BUCKET = new URL('https://bucket.example/recordings/a.mp4?X-Amz-Signature=f00dfeed&part=1');
	const ADVICE =
		'Check that the pre-signed address is for PUT, still valid, and signed for the headers that are sent (Content-Type among them).';

	it.each<[string, string, string]>([
		[
			'a code and a message',
			'<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
			'It says: "AccessDenied: Request has expired". ',
		],
		['a code alone', '<Error><Code>AccessDenied</Code></Error>', 'It says: "AccessDenied". '],
		['a message alone', '<Message>No.</Message>', 'It says: "No.". '],
		['no words', '<p>403</p>', ''],
		['nothing', '', ''],
		['empty words', '<Code></Code><Message></Message>', ''],
		[
			'a secret in its words',
			'<Message>signature=abc</Message>',
			'It says: "signature=[hidden]". ',
		],
		[
			'its own address in its words',
			'{"message":"Route PUT:/recordings/a.mp4?X-Amz-Signature=f00dfeed&part=1 not found"}',
			'It says: "Route PUT:… not found". ',
		],
		[
			'a value of its address in its words',
			'<Message>f00dfeed does not sign part=1 of /recordings/a.mp4</Message>',
			'It says: "… does not sign part=1 of …". ',
		],
		['words without end', `<Code>${'x'.repeat(101)}</Code>`, ''],
		[
			'as many words as are read',
			`<Message>${'x'.repeat(300)}</Message>`,
			`It says: "${'x'.repeat(300)}". `,
		],
	])('is explained, with %s', (_, text, words) => {
		expect(toUploadError({ status: 403, headers: {}, text }, BUCKET)).toMatchObject({
			message: 'bucket.example did not take the file (HTTP 403)',
			details: { description: `${words}${ADVICE}`, status: 403 },
		});
	});

	const TOO_SLOW =
		'The transfer was too slow, either from Zoom or to the bucket. Run it again later.';
	const IDLE = '<Error><Code>RequestTimeout</Code><Message>Idle.</Message></Error>';

	it.each<[number, string, string]>([
		[400, IDLE, `It says: "RequestTimeout: Idle.". ${TOO_SLOW}`],
		[408, '', TOO_SLOW],
	])('with %i and "%s" tells of a file that came too slowly', (status, text, description) => {
		const error = toUploadError({ status, headers: {}, text }, BUCKET);
		expect(error.details).toMatchObject({ description, status });
	});

	it.each<[number, string, boolean]>([
		[500, '', true],
		[503, '', true],
		[429, '', true],
		[408, '', true],
		[400, IDLE, true],
		[400, '<Code>InvalidRequest</Code>', false],
		[403, '', false],
		[499, '', false],
		[307, '', false],
	])('with %i and "%s" may pass: %s', (status, text, passes) => {
		expect(isRetryable({ status, headers: {}, text })).toBe(passes);
	});
});

describe('the address to send to', () => {
	const hosts = {
		baseUrl: new URL('https://api.zoom.us/v2'),
		extraHosts: parseHosts('127.0.0.1:9000, files.example'),
	};

	it.each([
		['https, any host', 'https://bucket.example/a?X-Amz-Signature=1'],
		['http, on this machine, where the credential names it', 'http://127.0.0.1:9000/a'],
	])('may be %s', (_, text) => {
		expect(parseUploadUrl(text, hosts).href).toBe(text);
	});

	it.each([
		['no address', 'bucket.example', "'Upload URL': this is not an address", /for each file/],
		['empty', '', "'Upload URL': this is not an address", /for each file/],
		[
			'http',
			'http://files.example/a?X-Amz-Signature=1',
			"'Upload URL': http://files.example is not an allowed target",
			/start with https:\/\/.*Extra Download Hosts/,
		],
		[
			'a file',
			'file:///etc/passwd',
			"'Upload URL': file:// is not an allowed target",
			/start with https:\/\//,
		],
	])('may not be %s', (_, text, message, description) => {
		const send = () => parseUploadUrl(text, hosts);
		expect(send).toThrow(InputError);
		expect(send).toThrow(
			expect.objectContaining({ message, description: expect.stringMatching(description) }),
		);
	});
});
