import {
	secretAddresses,
	secretTexts,
} from '../../../../nodes/ZoomVideoSdk/files/upload/targetSecrets';
import type { UploadTarget } from '../../../../nodes/ZoomVideoSdk/files/upload/uploadTarget';

const SIGNED = new URL('https://bucket.example/a.mp4?sig=a%2Fb%3D&x=1');
const SESSION = new URL('https://sn3302.up.example/up/fe6987415ace7X4e1eF866337');

const put = (url: URL): UploadTarget => ({ to: 'urlPut', url });
const session = (url: URL): UploadTarget => ({ to: 'microsoftSession', url, chunkBytes: 327_680 });
const post = (url: URL, fields: Record<string, string> = {}): UploadTarget => ({
	...{ to: 'urlPost', url, fields: Object.entries(fields), fileName: 'a.mp4' },
});
const parts: UploadTarget = { to: 's3Parts', urls: [SIGNED, SESSION], partSizeMiB: 5 };

describe('the texts that give a right to a target', () => {
	it.each<[string, UploadTarget, string[]]>([
		['a signature', put(SIGNED), ['a/b=', 'sig=a/b=', 'a%2Fb%3D', 'sig=a%2Fb%3D']],
		['no place of an object', put(new URL('https://dav.example/weekly/review/a.mp4')), []],
		['the path of a session', session(SESSION), [SESSION.pathname]],
		['the path of one file', post(SESSION), [SESSION.pathname]],
		['no short path', post(new URL('https://a.example/upload/')), []],
		[
			'the token of a session instead of its path',
			session(new URL('https://contoso.sharepoint.example/drives/b!1234/items/01ABC?tempauth=t0')),
			['t0', 'tempauth=t0', 't0', 'tempauth=t0'],
		],
		['the policy of a form', post(SESSION, { key: 'a', policy: 'p0' }), ['p0', 'policy=p0']],
		['none of many parts', parts, []],
	])('are %s', (_, target, expected) => {
		expect(secretTexts(target)).toEqual(expected);
	});
});

describe('the addresses that give a right to a target', () => {
	it.each<[string, UploadTarget, URL[]]>([
		['that of a PUT', put(SIGNED), [SIGNED]],
		['that of a session', session(SESSION), [SESSION]],
		['that of one file', post(SESSION), [SESSION]],
		['not that of a form', post(SESSION, { key: 'a' }), []],
		['those of all parts', parts, [SIGNED, SESSION]],
	])('are %s', (_, target, expected) => {
		expect(secretAddresses(target)).toEqual(expected);
	});
});
