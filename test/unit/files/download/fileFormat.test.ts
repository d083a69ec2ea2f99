import {
	formatOf,
	isRefusal,
	problemOfFirstBytes,
	problemOfHeaders,
} from '../../../../nodes/ZoomVideoSdk/files/download/fileFormat';
import {
	beginningError,
	lengthError,
} from '../../../../nodes/ZoomVideoSdk/files/download/FileIntegrity';
import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';

describe('the format of a file', () => {
	it.each<[JsonObject, string, string]>([
		[{ file_type: 'MP4', file_extension: 'MP4' }, 'mp4', 'video/mp4'],
		[{ file_type: 'M4A', file_extension: 'M4A' }, 'm4a', 'audio/mp4'],
		[{ file_type: 'TRANSCRIPT', file_extension: 'VTT' }, 'vtt', 'text/vtt'],
		[{ file_type: 'CC' }, 'vtt', 'text/vtt'],
		[{ file_type: 'CHAT' }, 'txt', 'text/plain'],
		[{ file_type: 'CSV' }, 'csv', 'text/csv'],
		[{ file_type: 'TIMELINE' }, 'json', 'application/json'],
		[{ file_type: 'SUMMARY' }, 'json', 'application/json'],
		[{ file_type: 'TB' }, 'jpg', 'image/jpeg'],
		[{ file_type: 'mp4' }, 'mp4', 'video/mp4'],
		[{ file_type: 'MP4', file_extension: 'TXT' }, 'mp4', 'video/mp4'],
		[{ file_type: 'CHAT_MESSAGE', file_extension: 'JSON' }, 'json', 'application/json'],
		[{ file_type: 'NEW', file_extension: 'VTT' }, 'vtt', 'text/vtt'],
		[{ file_type: 'NEW', file_extension: 'WEBM' }, 'webm', 'application/octet-stream'],
		[{ file_type: 'NEW', file_extension: '../x' }, 'bin', 'application/octet-stream'],
		[{ file_type: 'NEW', file_extension: 'constructor' }, 'bin', 'application/octet-stream'],
		[{ file_type: '__proto__' }, 'bin', 'application/octet-stream'],
		[{ file_type: null, file_extension: 4 }, '4', 'application/octet-stream'],
		[{}, 'bin', 'application/octet-stream'],
	])('%j: %s, %s', (file, extension, mimeType) => {
		expect(formatOf(file)).toEqual({ extension, mimeType });
	});
});

const MP4 = Buffer.from([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6f, 0x6d]);
const JPG = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
const page = '<!DOCTYPE html>\n<html><head><title>Sign in</title>';

describe('first bytes', () => {
	it.each<[string, string, string | Buffer]>([
		['MP4', 'a box ftyp', MP4],
		['M4A', 'a box ftyp', MP4],
		['TB', 'a JPEG', JPG],
		['TRANSCRIPT', 'WebVTT', 'WEBVTT\n\n1'],
		['TRANSCRIPT', 'WebVTT with a mark and a title', '\uFEFFWEBVTT - Talk\r\n'],
		['TRANSCRIPT', 'WebVTT without a cue', 'WEBVTT'],
		['CC', 'WebVTT with a tab', 'WEBVTT\tx'],
		['SUMMARY', 'an object', ' \n{"summary":"We met."}'],
		['TIMELINE', 'a list', '[]'],
		['SUMMARY', 'a text', '"We met."'],
		['SUMMARY', 'a field that is called code', '{"summary":{"code":1,"message":"m"}}'],
		['SUMMARY', 'no error', '{"error":null,"errors":[],"summary":"We met."}'],
		[
			'SUMMARY',
			'words about an error',
			'{"summary":"\\"error\\":1, {\\"code\\":1,\\"message\\":2"}',
		],
		['SUMMARY', 'half of a text', '{"summary":"the \\"errors\\": [1'],
		['TIMELINE', 'errors further down', '[{"users":[{"error":"x"}]}]'],
		['CHAT', 'text in braces', '{"errors"} are what we speak of'],
		['CHAT', 'text in brackets', '[00:58:04] Alex: error: 1'],
		['SUMMARY', 'a code of no number', '{"code":"abc","message":"We met."}'],
		['CHAT', 'text', '00:58:04\tAlex:\tHi'],
		['CHAT', 'text with a lesser sign', '< 3'],
		['CHAT', 'text that speaks of a page', 'see <html>'],
		['CSV', 'a table', 'a,b\n1,2'],
		['NEW', 'anything', Buffer.from([0, 1, 2])],
	])('of %s: %s', (type, _, bytes) => {
		expect(problemOfFirstBytes({ file_type: type }, Buffer.from(bytes))).toBeUndefined();
	});

	const everyType = ['MP4', 'M4A', 'TB', 'TRANSCRIPT', 'SUMMARY', 'CHAT', 'CSV', 'NEW'];
	it.each(everyType)('of %s: no page, no error message, not nothing', (type) => {
		const problem = (text: string) => problemOfFirstBytes({ file_type: type }, Buffer.from(text));
		for (const text of [
			page,
			`\uFEFF \r\n${page}`,
			'<HTML>',
			'<html lang="en">',
			'<?xml version="1.0"?><Error>',
			'<!-- a --><html>',
			'<script>location="/signin"</script>',
		]) {
			expect([text, problem(text)]).toEqual([text, 'it is a web page']);
		}
		for (const text of [
			'{"code":124,"message":"Invalid access token."}',
			'{ "code" : 124, "message" : "Invalid access token." }',
			'{"status":false,"errorCode":401,"errorMessage":"Unauthorized"}',
			'{"errorMessage":"Unauthorized","errorCode":401,"status":false}',
			'{"message":"This recording does not exist.","code":"3301"}',
			'{"code":300,"errors":[{"field":"id","message":"Invalid."}],"message":"Validation failed."}',
			'{"details":{"codes":[1]},"code":300,"message":"Validation failed."}',
			'{"errors":[{"code":300,"message":"Invalid."}]}',
			'[{"code":300,"message":"Invalid."}]',
			'{"code":300,"message":["Invalid.","Unknown."]}',
			'{"reason":"Invalid client","error":"invalid_client"}',
			'{"error":{"message":"Invalid token"}}',
			`{"errors":["${'No. '.repeat(300)}"],"code":300}`,
			`{"code":300,"errors":[${'{"field":"id"},'.repeat(100)}`,
		]) {
			expect([text, problem(text)]).toEqual([text, 'it is an error message']);
		}
		expect(problem('')).toBe('the file is empty');
	});

	it('are how a request is refused when they are a page or an error message', () => {
		const problem = (text: string) =>
			problemOfFirstBytes({ file_type: 'MP4' }, Buffer.from(text)) ?? '';
		const texts = [page, '{"errors":["No."]}', 'plain words', ''];
		expect(texts.map((text) => isRefusal(problem(text)))).toEqual([true, true, false, false]);
	});

	it.each<[string, string | Buffer, RegExp]>([
		['MP4', 'plain words', /MP4/],
		['MP4', MP4.subarray(1), /MP4/],
		['MP4', MP4.subarray(0, 7), /MP4/],
		['TB', MP4, /JPEG/],
		['TRANSCRIPT', 'WEBVTTX', /WebVTT/],
		['TRANSCRIPT', '1\n00:00 --> 00:01', /WebVTT/],
		['TRANSCRIPT', 'x WEBVTT\n', /WebVTT/],
		['M4A', 'plain words', /M4A/],
		['CSV', Buffer.from([65, 0, 66]), /not text/],
		['SUMMARY', 'We met.', /JSON/],
		['SUMMARY', 'We met {', /JSON/],
		['CHAT', Buffer.from([65, 0, 66]), /not text/],
	])('of %s: not %j', (type, bytes, problem) => {
		expect(problemOfFirstBytes({ file_type: type }, Buffer.from(bytes))).toMatch(problem);
	});
});

describe('headers', () => {
	const page = 'it is a web page';
	const compressed = 'it is compressed in a way that n8n cannot read';

	it.each<[string, object, string | undefined]>([
		['CHAT', {}, undefined],
		['CHAT', { 'content-type': 'text/plain; charset=utf-8' }, undefined],
		['CHAT', { 'content-type': 'text/html' }, page],
		['CSV', { 'content-type': 'Text/HTML; charset=utf-8' }, page],
		['NEW', { 'content-type': 'application/xhtml+xml' }, page],
		// These are known by their first bytes, whatever a careless server calls them.
		['MP4', { 'content-type': 'text/html' }, undefined],
		['SUMMARY', { 'content-type': 'text/html' }, undefined],
		['TRANSCRIPT', { 'content-type': 'text/html' }, undefined],
		['CHAT', { 'content-type': ['text/html'] }, page],
		['CHAT', { 'content-encoding': 'zstd' }, compressed],
		['MP4', { 'content-encoding': 'gzip, gzip' }, compressed],
		['CHAT', { 'content-encoding': 'BR' }, compressed],
		['CHAT', { 'content-encoding': 'identity' }, undefined],
		// What S3 keeps of an upload; the bytes are plain.
		['CHAT', { 'content-encoding': 'aws-chunked' }, undefined],
		['CHAT', { 'content-encoding': 'UTF-8' }, undefined],
	])('of %s: %j', (file_type, headers, problem) => {
		expect(problemOfHeaders({ file_type }, { ...headers })).toBe(problem);
	});
});

describe('the beginning of a file', () => {
	it('that was interrupted early is refused only if it is surely something else', () => {
		const video = { file_type: 'MP4' };
		expect(beginningError(video, MP4.subarray(0, 2), false)).toBeUndefined();
		expect(beginningError(video, Buffer.alloc(0), false)).toBeUndefined();
		expect(beginningError(video, Buffer.from(page), false)?.message).toMatch(/web page/);
		expect(beginningError(video, MP4.subarray(0, 2), true)?.message).toMatch(/not an MP4/);
		expect(beginningError(video, Buffer.alloc(512), false)?.message).toMatch(/not an MP4/);
	});

	it('is explained with what to do', () => {
		const error = beginningError({ file_type: 'MP4' }, Buffer.from(page), true);
		expect(error?.details.description).toMatch(/Nothing was saved.*API key/);
		expect(lengthError(3, 4).message).toMatch(/3 bytes instead of 4/);
		expect(lengthError(3, 4).details.description).toMatch(/Verify File Size/);
	});
});
