import { missingBrowser } from '../editor/browser';

describe('the browser for the editor', () => {
	it('is missed in words that say what to do', () => {
		expect(missingBrowser('/nowhere/chromium')).toBe(
			'there is no Chromium at /nowhere/chromium; install it, or say in CHROMIUM_PATH where it is',
		);
	});

	it('is not missed where there is one', () => {
		expect(missingBrowser(process.execPath)).toBeUndefined();
	});
});
