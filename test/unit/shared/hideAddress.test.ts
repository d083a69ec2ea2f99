import { givesRight, hideAddress } from '../../../nodes/ZoomVideoSdk/shared/hideAddress';

const LONG = 'CwABAAAAXAoAAZnlvQ5f2mEy';
const address = new URL(`https://files.example/upload/v1/${LONG}?token=0123456789&part=1`);

describe('the words of a target', () => {
	it.each([
		[
			'the whole address',
			`no route PUT /upload/v1/${LONG}?token=0123456789&part=1`,
			'no route PUT …',
		],
		['its path', `no route PUT /upload/v1/${LONG}`, 'no route PUT …'],
		['its query', 'cannot read ?token=0123456789&part=1', 'cannot read …'],
		['the last part of its path', `unknown upload ${LONG}`, 'unknown upload …'],
		['some parts of its path', `v1/${LONG} has expired`, 'v1/… has expired'],
		['a token', 'token 0123456789 has expired', 'token … has expired'],
		['each of several', '0123456789 has expired, renew 0123456789', '… has expired, renew …'],
		['nothing of it', 'the upload of part 1 has expired', 'the upload of part 1 has expired'],
	])('are shown without %s', (_, words, shown) => {
		expect(hideAddress(words, address)).toBe(shown);
	});

	it.each([
		['a value of 20 characters, whatever it is called', 'name=aaaaaaaaaabbbbbbbbbb', '…'],
		['a secret of 8 characters', 'token=12345678', '…'],
		['an escaped secret, as it is meant', 'token=a%2Fb%2Fc%2Fd%2Fe', '…'],
	])('hide %s', (_, query, shown) => {
		const target = new URL(`https://files.example/a?${query}`);
		const [, value = ''] = query.split('=');
		expect(hideAddress(`bad ${decodeURIComponent(value)}`, target)).toBe(`bad ${shown}`);
	});

	it.each([
		['a value of 19 characters', 'name=aaaaaaaaaabbbbbbbbb', 'aaaaaaaaaabbbbbbbbb'],
		['a word of 7 characters, even as a secret', 'token=pending', 'pending'],
	])('keep %s', (_, query, value) => {
		const target = new URL(`https://files.example/a?${query}`);
		expect(hideAddress(`bad ${value}`, target)).toBe(`bad ${value}`);
	});

	it('keep the parts of a path that people read, and hide those of 20 characters', () => {
		const target = new URL(
			'https://files.example/recordings/aaaaaaaaaabbbbbbbbb/aaaaaaaaaabbbbbbbbbb',
		);
		expect(hideAddress('no recordings/aaaaaaaaaabbbbbbbbb', target)).toBe(
			'no recordings/aaaaaaaaaabbbbbbbbb',
		);
		expect(hideAddress('no aaaaaaaaaabbbbbbbbbb', target)).toBe('no …');
	});

	it('hide a path that is told unescaped', () => {
		const target = new URL('https://files.example/weekly%20review');
		expect(hideAddress('no /weekly review', target)).toBe('no …');
	});
});

describe('a right of access', () => {
	it.each([
		...['sig', 'signature', 'X-Amz-Signature', 'X-Goog-Signature', 'skoidsig'],
		...['token', 'access_token', 'tokenId', 'tempauth', 'Authorization', 'secret', 'client_secret'],
		...[
			'secretKey',
			'X-Amz-Credential',
			'credentials',
			'password',
			'user_password',
			'passwordHash',
		],
		...['key', 'apikey', 'api_key', 'accessKey', 'access_key', 'code', 'policy'],
		...['upload_id', 'uploadId'],
	])('is given by a parameter called %s', (name) => {
		expect(givesRight(name)).toBe(true);
	});

	it.each([
		...['resourcekey', 'monkey', 'keys', 'api_keys', 'signed', 'sigma', 'partNumber', 'encode'],
		...['codec', 'policies', 'the_policy', 'upload_ids', 'reupload_id', 'file', 'x-id', ''],
	])('is not given by a parameter called "%s"', (name) => {
		expect(givesRight(name)).toBe(false);
	});
});
