import { createHmac } from 'node:crypto';

import { parseJson } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { matchingSecret } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/signature';
import { WEBHOOK_SECRET } from '../../fixtures/vectors';

const timestamp = '1626230691';

/** Signs as Zoom does: over the bytes that are sent. */
function signatureOver(body: Uint8Array): string {
	const hmac = createHmac('sha256', WEBHOOK_SECRET);
	return `v0=${hmac.update(`v0:${timestamp}:`).update(body).digest('hex')}`;
}

const fits = (sent: Uint8Array, signed: Uint8Array) =>
	matchingSecret([WEBHOOK_SECRET], { timestamp, signature: signatureOver(signed) }, sent) === 0;

describe('the signature is over bytes, whatever they are', () => {
	it.each([
		['empty', Buffer.alloc(0)],
		['null', Buffer.from('null')],
		['an array', Buffer.from('[1,2]')],
		['not JSON', Buffer.from('event=session.started')],
		['with a byte order mark', Buffer.from('\uFEFF{"event":"session.started"}')],
		['invalid UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0xc3, 0x28, 0x7d])],
		['gzip', Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0x00])],
		['with a zero byte', Buffer.from('{"a":"\0"}')],
		['16 MB', Buffer.alloc(16 * 1024 * 1024, 'a')],
	])('body %s', (_, body) => {
		expect(fits(body, body)).toBe(true);
		expect(fits(Buffer.concat([body, Buffer.from(' ')]), body)).toBe(false);
	});

	it('distinguishes invalid bytes from the characters that replace them', () => {
		const invalid = Buffer.from([0x7b, 0xff, 0x7d]);
		expect(fits(Buffer.from(invalid.toString('utf8')), invalid)).toBe(false);
	});
});

/** What is the same JSON to a reader, but other bytes once it is parsed and written again. */
describe('a body that changes when it is parsed and written again', () => {
	it.each([
		['white space', '{ "event": "session.started",\n\t"event_ts": 1 }'],
		['escaped slashes', '{"session_id":"oiFKKKL\\/RyGdm9W1r1Ll6w=="}'],
		['characters as \\u escapes', '{"session_name":"\\u00e9t\\u00e9"}'],
		['upper-case \\u escapes', '{"session_name":"\\u00E9"}'],
		['a fraction of nothing', '{"duration":1.0}'],
		['an exponent', '{"duration":1e3}'],
		['a negative zero', '{"duration":-0}'],
		['an integer beyond 2^53', '{"total_size":9007199254740993}'],
		['a session id that is a large number', '{"session_id":12345678901234567890}'],
		['integer-like keys, which objects sort', '{"b":1,"2":1,"1":1}'],
		['a key twice', '{"event":"a","event":"b"}'],
		['a lone surrogate', '{"session_name":"\\uD83D"}'],
		['a line break at the end', '{"event":"session.started"}\n'],
	])('%s', (_, text) => {
		const rewritten = JSON.stringify(parseJson(text));
		expect(rewritten).not.toBe(text);
		expect(fits(Buffer.from(text), Buffer.from(text))).toBe(true);
		expect(fits(Buffer.from(rewritten), Buffer.from(text))).toBe(false);
	});
});
