import {
	objectAddress,
	targetHash,
} from '../../../../../nodes/ZoomVideoSdk/files/upload/target/uploadUrl';

const isSame = (one: string, other: string) =>
	objectAddress(new URL(one)) === objectAddress(new URL(other));

describe('two addresses of one object', () => {
	it.each<[string, string, string]>([
		[
			'S3',
			'https://b.s3.amazonaws.com/k?X-Amz-Date=1&X-Amz-Expires=9&X-Amz-Signature=a&x-id=PutObject',
			'https://B.s3.amazonaws.com/k?x-id=PutObject&X-Amz-Signature=b&X-Amz-Date=2&X-Amz-Expires=8',
		],
		[
			'S3, version 2',
			'https://s3.example/b/k?AWSAccessKeyId=A&Expires=1&Signature=a',
			'https://s3.example/b/k?AWSAccessKeyId=A&Expires=2&Signature=b',
		],
		[
			'Google Cloud Storage',
			'https://storage.googleapis.com/b/k?X-Goog-Date=1&X-Goog-Signature=a',
			'https://storage.googleapis.com/b/k?X-Goog-Date=2&X-Goog-Signature=b',
		],
		[
			'Azure',
			'https://a.blob.core.windows.net/c/k?sv=1&st=1&se=2&sr=b&sp=w&sig=a',
			'https://a.blob.core.windows.net/c/k?sv=1&st=3&se=4&sr=b&sp=cw&sig=b',
		],
		[
			'Tencent COS',
			'https://b.cos.example/k?q-ak=A&q-sign-time=1;2&q-key-time=1;2&q-signature=a&x-cos-security-token=t',
			'https://b.cos.example/k?q-ak=A&q-sign-time=3;4&q-key-time=3;4&q-signature=b&x-cos-security-token=u',
		],
		['nobody', 'https://s.example/k', 'https://s.example/k#part'],
		[
			'Supabase',
			'https://s.example/upload/sign/b/k?token=a',
			'https://s.example/upload/sign/b/k?token=b',
		],
		['SharePoint', 'https://s.example/k?tempauth=a', 'https://s.example/k?tempauth=b'],
		['a service with tokens', 'https://s.example/k?accesstoken=a', 'https://s.example/k'],
		['OSS', 'https://s.example/k?x-oss-signature=a&x-oss-date=1', 'https://s.example/k'],
		[
			"a service of one's own",
			'https://s.example/k?auth=a&expires=1',
			'https://s.example/k?auth=b',
		],
	])('signed by %s are the same', (_, one, other) => {
		expect(isSame(one, other)).toBe(true);
	});

	it.each<[string, string, string]>([
		['the key', 'https://s.example/a?sig=a', 'https://s.example/b?sig=a'],
		['the case of the key', 'https://s.example/a?sig=a', 'https://s.example/A?sig=a'],
		['the host', 'https://s.example/a?sig=a', 'https://t.example/a?sig=a'],
		['the port', 'https://s.example/a', 'https://s.example:444/a'],
		['a parameter', 'https://s.example/?key=a&Signature=a', 'https://s.example/?key=b&Signature=a'],
		[
			'the session of an upload',
			'https://www.googleapis.com/upload?uploadType=resumable&upload_id=a',
			'https://www.googleapis.com/upload?uploadType=resumable&upload_id=b',
		],
		[
			'a block',
			'https://a.example/k?comp=block&blockid=a&sig=a',
			'https://a.example/k?comp=block&blockid=b&sig=a',
		],
		['the like of a signature, unsigned', 'https://s.example/?st=a', 'https://s.example/?st=b'],
		[
			'the like of a signature, where only a name that begins like one stands',
			'https://s.example/?sigma=1&st=a',
			'https://s.example/?sigma=1&st=b',
		],
		[
			'the like of a signature, where only a name that ends like one stands',
			'https://s.example/?no_sig=1&st=a',
			'https://s.example/?no_sig=1&st=b',
		],
		...['first', 'policyholder', 'my-expires', 'x-id', 'tokenid', 'mytoken', 'auth_user'].map(
			(name): [string, string, string] => [
				`a parameter called ${name}`,
				`https://s.example/?sig=1&${name}=a`,
				`https://s.example/?sig=1&${name}=b`,
			],
		),
	])('that differ in %s are others', (_, one, other) => {
		expect(isSame(one, other)).toBe(false);
	});
});

describe('the hash of a target', () => {
	const hashOf = (address: string) => targetHash(new URL(address));

	it.each<[string, string, string]>([
		['another signature', 'https://s.example/a?X-Amz-Signature=1', 'https://s.example/a'],
		['another token', 'https://s.example/a?token=1', 'https://s.example/a?token=2'],
		['other escapes', 'https://s.example/%61%20b', 'https://s.example/a b'],
		['an escaped slash', 'https://s.example/a%2Fb', 'https://s.example/a/b'],
		['the default port', 'https://S.example:443/a', 'https://s.example/a#b'],
		['escapes of nothing', 'https://s.example/%zz?a=1', 'https://s.example/%zz?a=2'],
	])('is the same with %s', (_, one, other) => {
		expect(hashOf(one)).toBe(hashOf(other));
	});

	it.each(['component', 'decomp', 'part', 'partnumbers'])(
		'is there with a parameter called %s, which names no part',
		(name) => {
			expect(hashOf(`https://s.example/a?${name}=1`)).toBe(hashOf('https://s.example/a'));
		},
	);

	it.each<[string, string, string]>([
		['path', 'https://s.example/a', 'https://s.example/b'],
		['case of the path', 'https://s.example/a', 'https://s.example/A'],
		['host', 'https://s.example/a', 'https://t.example/a'],
		['port', 'https://s.example:1/a', 'https://s.example:2/a'],
	])('is another with another %s', (_, one, other) => {
		expect(hashOf(one)).not.toBe(hashOf(other));
	});

	it.each([
		'https://b.s3.amazonaws.com/a?partNumber=1&uploadId=x&X-Amz-Signature=1',
		'https://a.blob.core.windows.net/c/a?comp=block&blockid=AAAA&sig=1',
		'https://a.blob.core.windows.net/c/a?comp=appendblock&sig=1',
	])('is not there for a part of a file: %s', (address) => {
		expect(hashOf(address)).toBeUndefined();
	});

	it('does not show the address', () => {
		expect(hashOf('https://s.example/a')).toMatch(/^[0-9a-f]{32}$/);
	});
});
