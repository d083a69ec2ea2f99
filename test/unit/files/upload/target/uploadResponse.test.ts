import { PassThrough, Readable } from 'node:stream';

import {
	isTaken,
	isTimeout,
	readUploadResponse,
} from '../../../../../nodes/ZoomVideoSdk/files/upload/target/uploadResponse';
import { ZoomError } from '../../../../../nodes/ZoomVideoSdk/shared/errors';

const read = (body: unknown, statusCode = 200) =>
	readUploadResponse({ statusCode, headers: { etag: 'e' }, body }, 'bucket.example');
const MEBIBYTE = 1_048_576;

describe('the body of an answer', () => {
	it('is read from a stream, characters that arrive in two pieces included', async () => {
		const bytes = Buffer.from('Größe');
		const body = Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]);
		expect(await read(body)).toEqual({ status: 200, headers: { etag: 'e' }, text: 'Größe' });
	});

	it('may have 1 MiB', async () => {
		const body = Readable.from([Buffer.alloc(MEBIBYTE - 1, 'a'), Buffer.from('b')]);
		expect((await read(body)).text).toHaveLength(MEBIBYTE);
	});

	it('is an error beyond 1 MiB, and its connection may break then without harm', async () => {
		const body = new PassThrough();
		body.write(Buffer.alloc(MEBIBYTE + 1));
		const error: unknown = await read(body, 201).catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(ZoomError);
		expect(error).toMatchObject({
			message: 'bucket.example answered with more than 1 MiB (HTTP 201)',
			details: { description: expect.stringContaining('Check the address'), status: 201 },
		});
		expect(() => body.emit('error', new Error('aborted'))).not.toThrow();
	});

	it('that breaks off is the error of the connection', async () => {
		const body = new PassThrough();
		body.write('a');
		const reading = read(body);
		body.destroy(new Error('socket hang up'));
		await expect(reading).rejects.toThrow('socket hang up');
	});
});

const taken = (text: string, status = 200) => isTaken({ status, headers: {}, text });

describe('a file was taken', () => {
	it.each([200, 201, 204, 299])('when the target answers %i', (status) => {
		expect(taken('', status)).toBe(true);
	});

	it.each([
		'OK',
		'{"id":"1"}',
		'[{"error":"no answer about one file"}]',
		'{"error":null,"errors":[],"errorMessage":""}',
		'{"error":false}',
		'{"success":true,"errors":{}}',
		'{"ok":true,"success":"true"}',
		'{"code":200,"message":"Created"}',
		'{"code":404}',
		'{"code":"500","message":"Stored"}',
		'{"statusCode":201,"status":"stored"}',
		'{"status":399,"statusCode":399}',
		'{"status":"failed over"}',
		'{"status":"no error"}',
		'<?xml version="1.0"?><PostResponse><Key>a</Key></PostResponse>',
		'<Errors count="0"/>',
		'<header>ok</header>',
		'stored <html>',
		'stored without <Error>',
	])('when it answers %s', (text) => {
		expect(taken(text)).toBe(true);
	});

	it('when a WebDAV server shows a page about what it has created', () => {
		expect(taken('<!DOCTYPE html><title>201 Created</title>', 201)).toBe(true);
	});
});

describe('a file was not taken', () => {
	it.each([0, 100, 199, 300, 302, 400, 403, 500])('when the target answers %i', (status) => {
		expect(taken('', status)).toBe(false);
	});

	it.each([
		'<!DOCTYPE html><p>Sign in</p>',
		'\n <HTML lang="en">',
		'<head><title>Sign in',
		'<body>',
		'<title>Sign in</title>',
		'<script>location="/"</script>',
		'<meta charset="utf-8">',
		'<!-- proxy --><!-- 2 --> <html>',
		'<!-- two\nlines --><html>',
		'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN">',
	])('when it answers with a page: %s', (text) => {
		expect(taken(text)).toBe(false);
	});

	it.each([
		'<Error><Code>InternalError</Code></Error>',
		' <Error><Code>SlowDown</Code></Error>',
		'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>InternalError</Code></Error>',
		'<Error xmlns="a"/>',
		'<?xml version="1.0"?><Error/>',
		'<?xml version="1.0"?>\r\n\r\n<Error/>',
		'{"error":"not_authed"}',
		'{"error":{"code":500}}',
		'{"error":{}}',
		'{"errors":["Too large"]}',
		'{"errors":{"file":"Too large"}}',
		'{"errorMessage":"Task timed out"}',
		'{"errorCode":"E1"}',
		'{"ok":false}',
		'{"success":false}',
		'{"success":"false"}',
		'{"code":400,"message":"Bad request"}',
		'{"statusCode":400}',
		'{"status":502}',
		'{"status":"error"}',
		'{"status":"Failed"}',
		'{"status":"fail"}',
		'{"status":"FAILURE"}',
	])('when it answers with an error under 200: %s', (text) => {
		expect(taken(text)).toBe(false);
	});
});

describe('a target that waited too long for the file', () => {
	it.each([
		[408, '', true],
		[400, '<Error><Code>RequestTimeout</Code></Error>', true],
		[400, '<Error><Code>RequestTimeTooSkewed</Code></Error>', false],
		[504, '', false],
	])('answers %i with "%s": %s', (status, text, isSo) => {
		expect(isTimeout({ status, headers: {}, text })).toBe(isSo);
	});
});
