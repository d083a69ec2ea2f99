import { objectAddress } from '../../../../nodes/ZoomVideoSdk/files/upload/uploadUrl';

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
		['nobody', 'https://s.example/k', 'https://s.example/k#part'],
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
	])('that differ in %s are others', (_, one, other) => {
		expect(isSame(one, other)).toBe(false);
	});
});
