import { parseUploadUrl } from '../../../../../nodes/ZoomVideoSdk/files/upload/target/uploadUrl';
import { InputError } from '../../../../../nodes/ZoomVideoSdk/shared/errors';
import { parseHosts } from '../../../../../nodes/ZoomVideoSdk/zoom/auth/trustedHosts';

const hosts = { baseUrl: new URL('https://api.zoom.us/v2'), extraHosts: parseHosts('') };

/** The error for an address that must be rejected. */
function rejection(text: string, field?: string): InputError {
	try {
		parseUploadUrl(text, hosts, field);
	} catch (error) {
		if (error instanceof InputError) return error;
	}
	throw new Error(`${text} was accepted`);
}

describe('an address to upload to', () => {
	it.each([
		'https://b.example/a.mp4',
		'https://b.example/Room%20%231.mp4?sig=1',
		'https://b.example/What%20now%3F.mp4?sig=1',
		'https://b.example/a.mp4?name=What now.mp4',
		'https://b.example/a?upload',
		'https://b.example/a?v1.2',
		'https://b.example/a?eyJhbGciOi.eyJzdWIiOjF9',
		'https://b.example/a?release.candidate',
		'https://b.example/a?comp=block&blockid=YQ==&name=What now?.mp4',
	])('may be %s', (text) => {
		expect(parseUploadUrl(text, hosts).href).toBe(new URL(text).href);
	});

	it.each([
		['https://b.example/Room #1.mp4', '#'],
		['https://b.example/Room #1.mp4?sig=1', '#'],
		['https://b.example/a.mp4#', '#'],
		['https://b.example/What now? 2.mp4', '?'],
		['https://b.example/What now?.mp4', '?'],
		['https://b.example/Ready?Set.M4A', '?'],
		['https://b.example/Really?x.json', '?'],
		['https://b.example/Ready? Set go', '?'],
		['https://b.example/Ready?Set go', '?'],
		['https://b.example/Ready?Q&A 2.mp4', '?'],
		['https://b.example/Ready?Q&A.mp4', '?'],
		['https://b.example/What now? 2.mp4?token=abc', '?'],
		['https://b.example/What now?2.mp4?sv=2024&sig=a', '?'],
		['https://b.example/What now? 2&X-Amz-Signature=a', '?'],
	])('may not be %s, whose "%s" cuts the name of the file short', (text, sign) => {
		expect(rejection(text)).toMatchObject({
			message: `'Upload URL': a "${sign}" in the address cuts a name short`,
			description: expect.stringContaining('{{ encodeURIComponent(…) }}'),
		});
	});

	it.each(['', 'b.example/a', 'https://', 'https://b.example/\ud800'])(
		'may not be "%s", by the name of its field',
		(text) => {
			expect(rejection(text, 'Part 2')).toMatchObject({
				message: "'Part 2': this is not an address",
				description: expect.stringContaining('as an expression for each file'),
			});
		},
	);

	it.each([
		'https://me@b.example/a',
		'https://me:secret@b.example/a',
		'https://:secret@b.example/a',
	])('may not sign in: %s', (text) => {
		expect(rejection(text)).toMatchObject({
			message: "'Upload URL': the address has a user name or password in it",
			description: expect.stringContaining('signs in nowhere'),
		});
	});

	it.each([
		['http://b.example:8080/a', 'http://b.example:8080'],
		['ftp://b.example/a', 'ftp://b.example'],
	])('may not be %s', (text, target) => {
		expect(rejection(text)).toMatchObject({
			message: `'Upload URL': ${target} is not an allowed target`,
			description: expect.stringContaining('must start with https://'),
		});
	});
});
