import {
	DownloadClosed,
	DownloadRefused,
	EncodedLength,
	EndedEarly,
	OtherBytes,
	RestartRequired,
	SilentServer,
} from '../../../../../nodes/ZoomVideoSdk/files/download/connection/downloadFailures';
import { ZoomError } from '../../../../../nodes/ZoomVideoSdk/shared/errors';

describe('why a download failed', () => {
	it.each<[Error, string]>([
		[new SilentServer(120_000), 'no bytes arrived for 120 seconds'],
		[new SilentServer(1_600), 'no bytes arrived for 2 seconds'],
		[new OtherBytes(), 'the rest that arrived belongs to another file'],
		[new DownloadClosed(), 'the download was closed'],
	])('is said in words that continue a sentence: %s', (error, words) => {
		expect(error.message).toBe(words);
	});

	it('is an error for the user when there is another way, or when it starts again', () => {
		const refused = new DownloadRefused('No.', { description: 'Ask.', status: 200 }, 'a web page');
		expect(refused).toBeInstanceOf(ZoomError);
		expect(refused).toMatchObject({
			...{ message: 'No.', details: { description: 'Ask.', status: 200 }, answer: 'a web page' },
		});
		expect(new EncodedLength('No.')).toBeInstanceOf(RestartRequired);
		expect(new RestartRequired('No.')).toBeInstanceOf(ZoomError);
		expect(new EndedEarly()).not.toBeInstanceOf(ZoomError);
	});
});
