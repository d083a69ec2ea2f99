import {
	putAdvice,
	toUploadError,
} from '../../../../../nodes/ZoomVideoSdk/files/upload/target/uploadResponse';

const BUCKET = new URL('https://bucket.example/a.mp4');
const adviceOf = (status: number, text: string, whatToCheck?: string) =>
	toUploadError({ status, headers: {}, text }, BUCKET, whatToCheck).details.description;

describe('what to do about a file that was not accepted', () => {
	it.each([
		[403, '', 'Check the form.'],
		[404, 'no such bucket', 'Check the form.'],
		[507, '', 'Check the form.'],
		[500, '', 'It was busy or failed at each attempt. Run it again later.'],
		[503, '', 'It was busy or failed at each attempt. Run it again later.'],
		[429, '', 'It was busy or failed at each attempt. Run it again later.'],
		[408, '', 'The transfer was too slow, either from Zoom or to the bucket. Run it again later.'],
		[
			200,
			'<!doctype html><title>Sign in</title>',
			'It answered with a web page, so a proxy or a sign-in is in front of it. Check the address.',
		],
		[
			503,
			'<html><h1>Bad gateway</h1></html>',
			'It answered with a web page, so a proxy or a sign-in is in front of it. Check the address.',
		],
	])('with %i and "%s" is: %s', (status, text, advice) => {
		expect(adviceOf(status, text, 'Check the form.')).toBe(advice);
	});
});

describe('what to check of an address for PUT', () => {
	it.each([
		['of Azure', 'sv=2024-05-04&sp=cw&sig=abc', /\(SAS\) allows Create and Write.*x-ms-blob-type/],
		['of S3', 'X-Amz-Signature=abc', /^Check that the pre-signed address is for PUT/],
		['signed otherwise', 'sig=abc', /^Check that the pre-signed address is for PUT/],
		['with a version only', 'sv=1', /^Check that the pre-signed address is for PUT/],
	])('%s', (_, query, advice) => {
		expect(putAdvice(new URL(`https://bucket.example/a.mp4?${query}`))).toMatch(advice);
	});
});
