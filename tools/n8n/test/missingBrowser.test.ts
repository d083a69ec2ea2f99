import { missingBrowser } from '../editor/browser';

describe('the browser for the editor', () => {
	it('is missed in words that say what to do', async () => {
		expect(await missingBrowser('/nowhere/chromium')).toBe(
			'There is no Chromium at /nowhere/chromium. Install it, or say in CHROMIUM_PATH where it is.',
		);
	});

	it('is not missed where there is one', async () => {
		expect(await missingBrowser(process.execPath)).toBeUndefined();
	});
});
