import {
	readTargetFile,
	signingPairs,
	sizeOf,
	withoutAddresses,
	withoutTarget,
} from '../../../../../nodes/ZoomVideoSdk/files/upload/target/targetFile';

const isKept = (name: string, value: string | number | boolean) =>
	name in withoutAddresses({ [name]: value }, []);

describe('a field of what a target says', () => {
	it.each([
		...['downloadUrl', '@content.downloadUrl', 'uploadUrl', 'upload_url', 'UPLOADURL'],
		...['thumbnailLink', 'thumbnail_link', 'access_token', 'tokens', 'clientSecret', 'passwords'],
		...['credentials', 'X-Amz-Signature', 'proxy-authorization', 'api_key', 'apiKey', 'access_key'],
		...['privateKey', 'private_key'],
	])('called %s is dropped', (name) => {
		expect(isKept(name, 'a')).toBe(false);
	});

	it.each([
		...['downloadUrls', 'old_uploadUrl', 'uploadUrlCount', 'myThumbnailLink', 'thumbnailLinks'],
		...['key', 'my_api_key', 'api_keys', 'sign', 'name'],
	])('called %s is kept', (name) => {
		expect(isKept(name, 'a')).toBe(true);
	});

	it.each<[string | number | boolean, boolean]>([
		['a', false],
		[5, true],
		[false, true],
	])('called token, with the value %j, is kept: %s', (value, kept) => {
		expect(isKept('token', value)).toBe(kept);
	});
});

describe('a text of what a target says', () => {
	it.each([
		'Bearer abc',
		'bearer   abc',
		'eyJhbGciOi.eyJzdWIi.',
		'https://user@files.example/a',
		'https://:password@files.example/a',
		'ftp+ssl://files.example/a?token=1',
		's3://bucket/a?X-Amz-Signature=1',
	])('is dropped when it gives access: %s', (text) => {
		expect(isKept('link', text)).toBe(false);
	});

	it.each([
		'the bearer abc',
		'bearer',
		'see eyJhbGciOi.eyJzdWIi.',
		'eyJhbGciOi',
		'https://files.example/a?part=1',
		'https://',
		'see https://files.example/a?token=1',
		'//files.example/a?token=1',
		'a: b',
	])('is kept when it gives none: %s', (text) => {
		expect(isKept('link', text)).toBe(true);
	});

	it('is kept as it is, with numbers, lists and what is empty', () => {
		const body = { a: [1, null, 'b', ['c']], d: { e: null }, f: 0, g: '', h: false, i: {} };
		expect(withoutAddresses(body, [])).toEqual(body);
	});
});

describe('the address that was sent to', () => {
	const sentTo = new URL('http://127.0.0.1:9000/bucket/a.mp4?sig=1');
	const kept = (text: string) => withoutTarget({ text }, [sentTo]).text;

	it.each([
		sentTo.href,
		`${sentTo.href}&x=1`,
		` ${sentTo.href}`,
		`sent to ${sentTo.href}`,
		`"${sentTo.href}"`,
		`<a href="${sentTo.href}">`,
		`<${sentTo.href}>`,
		sentTo.href.toUpperCase().replace('/BUCKET/A.MP4?SIG', '/bucket/a.mp4?sig'),
		`see HTTP://127.0.0.1:9000/./bucket/a.mp4?sig=1`,
	])('is dropped from %s', (text) => {
		expect(kept(text)).toBeUndefined();
	});

	it.each([
		'http://127.0.0.1:9000/bucket/b.mp4?sig=1',
		'http://127.0.0.1:9000/bucket/a.mp4',
		'see http://127.0.0.1:9000/bucket/b.mp4?sig=1',
		'see http://',
		'bucket/a.mp4?sig=1',
		'',
	])('is not in %s', (text) => {
		expect(kept(text)).toBe(text);
	});

	it('is dropped from the fields that hold such addresses, whatever they hold', () => {
		const item = { downloadUrl: 'a', download_url: 'b', token: 'c' };
		expect(withoutTarget(item, [])).toEqual({ download_url: 'b', token: 'c' });
	});
});

describe('what signs a request besides its address', () => {
	const LONG = '0123456789abcdef0123';

	it.each([
		...['sig', 'X-Amz-Signature', 'access_token', 'secret', 'password', 'X-Goog-Credential'],
		...['auth', 'Authorization', 'policy', 'upload_id', 'uploadId'],
	])('is the value of %s', (name) => {
		expect(signingPairs([[name, 'a']])).toEqual([[name, 'a']]);
	});

	it.each(['sigma', 'signatures', 'author', 'policy_name', 'my_policy', 'upload', 'key', 'code'])(
		'is not the value of %s',
		(name) => expect(signingPairs([[name, 'a']])).toEqual([]),
	);

	it.each(['id', 'session_id', 'dedupe_key'])("is not Zoom's own ID of a file, in %s", (name) => {
		const item = { [name]: LONG, note: `of ${LONG}`, short: LONG };
		expect(withoutTarget(item, [], [LONG])).toEqual(item);
	});

	it('is dropped within a text from 20 characters on', () => {
		const short = LONG.slice(1);
		const item = { long: `a ${LONG}.`, short: `a ${short}.`, whole: short };
		expect(withoutTarget(item, [], [LONG, short])).toEqual({ short: `a ${short}.` });
	});

	it.each([
		...['?token=abc', '/a.mp4?token=abc&x=1', '//a.example/a.mp4?token=abc', 'a%3Ftoken%3Dabc'],
		...['%253Ftoken%253Dabc', '{"at":"\\/a?token=abc"}', 'AKIA/1/s3', 'AKIA%2F1%2Fs3'],
		'%3Fcredential%3DAKIA%252F1%252Fs3',
	])('is dropped as a short value with its name, or escaped: %s', (text) => {
		const body = { id: '1', text, list: [text], [text]: true };
		const secrets = ['abc', 'token=abc', 'AKIA/1/s3', 'AKIA%2F1%2Fs3', 'credential=AKIA%2F1%2Fs3'];
		expect(withoutAddresses(body, [], secrets)).toEqual({ id: '1', list: [] });
		expect(withoutTarget(body, [], secrets)).toEqual({ id: '1', list: [] });
	});

	it.each(['abcd', 'of abc', 'a?sig=1', '100 % abc'])('is not in %s', (text) => {
		expect(withoutAddresses({ text }, [], ['abc', 'sig=1'])).toEqual({ text });
	});
});

describe('the object that a target gives', () => {
	it('may have 65,536 characters', () => {
		const ofLength = (length: number) => `{"a":"${'x'.repeat(length - 8)}"}`;
		expect(readTargetFile(ofLength(65_536))).toBeDefined();
		expect(readTargetFile(ofLength(65_537))).toBeUndefined();
	});

	it.each<[string | number | boolean | null, number | undefined]>([
		['12', 12],
		['0', 0],
		[0, 0],
		['a12', undefined],
		['12a', undefined],
		['1e3', undefined],
		['1234567890123456', undefined],
		[true, undefined],
		[null, undefined],
	])('with the size %j has %s bytes', (size, bytes) => {
		expect(sizeOf({ size })).toBe(bytes);
	});
});
