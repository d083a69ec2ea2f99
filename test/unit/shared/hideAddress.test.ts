import { hideAddress } from '../../../nodes/ZoomVideoSdk/shared/hideAddress';

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
		['the last part of its path', `unknown upload ${LONG}`, 'unknown upload …'],
		['some parts of its path', `v1/${LONG} has expired`, 'v1/… has expired'],
		['a token', 'token 0123456789 has expired', 'token … has expired'],
		['nothing of it', 'the upload of part 1 has expired', 'the upload of part 1 has expired'],
	])('are shown without %s', (_, words, shown) => {
		expect(hideAddress(words, address)).toBe(shown);
	});
});
