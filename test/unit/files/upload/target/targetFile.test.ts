import {
	md5Of,
	readTargetFile,
	signingPairs,
	sizeOf,
	withoutAddresses,
	withoutTarget,
} from '../../../../../nodes/ZoomVideoSdk/files/upload/target/targetFile';
import { targetMessage } from '../../../../../nodes/ZoomVideoSdk/files/upload/target/targetMessage';

const session = new URL('https://sn3302.up.1drv.com/up/fe6987415ace7X4e1eF866337');

describe('what a target says about the file', () => {
	it.each<[string, object | undefined]>([
		['{"id":"1"}', { id: '1' }],
		['[1]', undefined],
		['OK - 5', undefined],
		['', undefined],
		[`{"a":"${'x'.repeat(70_000)}"}`, undefined],
	])('is its object: %.20s', (text, expected) => {
		expect(readTargetFile(text)).toEqual(expected);
	});

	it.each([
		'https://drive.google.com/file/d/1/view?usp=drivesdk',
		'https://drive.google.com/file/d/1/view?resourcekey=0-abc',
		'https://contoso.sharepoint.com/_layouts/15/Doc.aspx?sourcedoc=%7B1%7D&file=a.mp4',
		'https://storage.googleapis.com/download/storage/v1/b/b/o/k?generation=1&alt=media',
		'no address?token=1',
	])('keeps %s', (link) => {
		expect(withoutAddresses({ link }, [session])).toEqual({ link });
	});

	it.each([
		'https://b.s3.example/k?X-Amz-Signature=1',
		'https://a.blob.core.windows.net/c/k?sv=1&sig=2',
		'https://contoso.sharepoint.com/download.aspx?tempauth=1',
		'https://files.example/a?access_token=1',
		'https://files.example/a?X-Goog-Credential=1',
		'https://www.googleapis.com/upload?upload_id=1',
		'https://user:password@files.example/a',
		session.href,
		`see ${session.href}`,
	])('drops %s', (link) => {
		const body = { id: '1', link, list: [link, 'b'], deep: { link, size: 1 } };
		expect(withoutAddresses(body, [session])).toEqual({ id: '1', list: ['b'], deep: { size: 1 } });
	});

	it.each([
		...['access_token', 'uploadToken', 'client_secret', 'X-Amz-Signature', 'apiKey', 'credentials'],
		...['Authorization', 'password'],
	])('drops %s, which grants access, from what the target says', (name) => {
		const body = { id: '1', deep: { [name]: 'a', size: 1 }, [name]: { key: 'b' } };
		expect(withoutAddresses(body, [])).toEqual({ id: '1', deep: { size: 1 } });
	});

	it.each(['eyJhbGciOi.eyJzdWIi.c2ln', 'Bearer abc'])('drops the token %s', (text) => {
		expect(withoutAddresses({ id: '1', given: text }, [])).toEqual({ id: '1' });
	});

	it('keeps what is only called like it', () => {
		const body = {
			Key: 'b/a.mp4',
			key: 'a.mp4',
			hasToken: true,
			token_count: 5,
			resourceKey: '0-a',
		};
		expect(withoutAddresses(body, [])).toEqual(body);
	});

	it.each([
		...['@microsoft.graph.downloadUrl', '@content.downloadUrl', 'uploadUrl', 'upload_url'],
		'thumbnailLink',
	])('drops %s, whatever it is', (name) => {
		expect(withoutAddresses({ [name]: 'https://a.example/b' }, [])).toEqual({});
	});

	it.each([
		"https://contoso.sharepoint.com/up?guid='1'&path='~a.mp4'&tempauth=x",
		'HTTPS://Contoso.SharePoint.com:443/up?guid=%271%27&path=%27~a.mp4%27&tempauth=x',
		'{"session":"https:\\/\\/contoso.sharepoint.com\\/up?guid=\'1\'&path=\'~a.mp4\'&tempauth=x"}',
	])('drops the address that was sent to, however it is spelled: %s', (session_url) => {
		const sentTo = new URL("https://contoso.sharepoint.com/up?guid='1'&path='~a.mp4'&tempauth=x");
		expect(withoutTarget({ id: '1', session_url }, [sentTo])).toEqual({ id: '1' });
	});

	it.each([
		`(${session.href})`,
		`${session.href}/`,
		`https://a.example/1,${session.href},https://a.example/2`,
		`url=${session.href}`,
		`see https://a.example and ${session.href}.`,
	])('drops the address within %s', (text) => {
		expect(withoutTarget({ id: '1', text }, [session])).toEqual({ id: '1' });
	});

	it('drops the 10,000 addresses of the most parts that S3 takes, without blocking n8n', () => {
		const signed =
			'https://b.s3.example/recordings/a.mp4?X-Amz-Credential=AKIA%2F20260101&partNumber=';
		const urls = Array.from(
			{ length: 10_000 },
			(_, at) => `${signed}${at + 1}&uploadId=${'u'.repeat(200)}`,
		);
		const others = urls.map((url) => url.replace('b.s3', 'c.s3'));
		const file = { id: '1', urls, text: urls.join(','), others, otherText: others.join(',') };
		const start = performance.now();
		const kept = withoutTarget(
			file,
			urls.map((url) => new URL(url)),
		);
		// Compared one by one, they took most of a minute.
		expect(performance.now() - start).toBeLessThan(10_000);
		expect(kept).toEqual({ id: '1', urls: [], others, otherText: file.otherText });
	});

	it.each([
		'https://b.example/Weekly review.mp4?X-Amz-Signature=0',
		' https://b.example/Weekly review.mp4?X-Amz-Signature=0 ',
		'https://b.example/Weekly%20review.mp4?X-Amz-Signature=0',
	])('drops the address of a name with a space: %s', (text) => {
		const sentTo = new URL('https://b.example/Weekly review.mp4?X-Amz-Signature=0');
		expect(withoutTarget({ id: '1', text }, [sentTo])).toEqual({ id: '1' });
	});

	it('drops what signs, also within a text, but no name of the object', () => {
		const long = '0123456789abcdef0123';
		const pairs = signingPairs([
			['key', 'the-id-of-the-file-itself'],
			['policy', long],
			['x-amz-signature', 's0'],
			['upload_id', `u${long}`],
			['token', ''],
		]);
		const secrets = pairs.map(([, value]) => value);
		expect(secrets).toEqual([long, 's0', `u${long}`]);
		const file = {
			...{ id: 'the-id-of-the-file-itself', note: 's0 and more', short: 's0' },
			...{ form: JSON.stringify({ policy: long }), uploadId: `u${long}` },
		};
		expect(withoutTarget(file, [], secrets)).toEqual({
			...{ id: 'the-id-of-the-file-itself', note: 's0 and more' },
		});
	});

	it('drops what signs a form', () => {
		const file = { id: '1', fields: { key: 'a.mp4', policy: 'p0', 'x-amz-signature': 's0' } };
		expect(withoutTarget(file, [], ['p0', 's0'])).toEqual({ id: '1', fields: { key: 'a.mp4' } });
	});

	it('is none if nested deeply', () => {
		const nested = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
		expect(readTargetFile(nested(50))).toBeDefined();
		expect(readTargetFile(nested(30_000))).toBeUndefined();
	});

	it('has a size as text or number', () => {
		expect(sizeOf({ size: '12' })).toBe(12);
		expect(sizeOf({ size: 12 })).toBe(12);
		expect(sizeOf({ size: '12 MB' })).toBeUndefined();
		expect(sizeOf({})).toBeUndefined();
	});

	it('has an MD5 in hexadecimal or base64', () => {
		expect(md5Of({ md5Checksum: 'D41D' })).toBe('d41d');
		expect(md5Of({ md5Hash: '1B2M2Y8AsgTpgAmY7PhCfg==' })).toBe('d41d8cd98f00b204e9800998ecf8427e');
		expect(md5Of({})).toBeUndefined();
	});
});

describe('what a target says is wrong', () => {
	it.each<[string, string, string]>([
		['<Error><Code>AccessDenied</Code><Message>No.</Message></Error>', 'AccessDenied', 'No.'],
		['{"error":{"code":403,"message":"No."}}', '403', 'No.'],
		['{"error":{"code":"itemNotFound","message":"No."}}', 'itemNotFound', 'No.'],
		['{"error":"invalid_grant","error_description":"No."}', 'invalid_grant', 'No.'],
		['{"ok":false,"error":"not_authed"}', 'not_authed', ''],
		['{"error_summary":"path/conflict/file/.."}', '', 'path/conflict/file/..'],
		['{"message":"No."}', '', 'No.'],
		['OK', '', ''],
		['[1]', '', ''],
	])('%s', (text, code, message) => {
		expect(targetMessage(text)).toEqual({ code, message });
	});
});
