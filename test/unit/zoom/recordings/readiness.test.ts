import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import {
	areReady,
	isInProcess,
	missingKinds,
	missingTypes,
} from '../../../../nodes/ZoomVideoSdk/zoom/recordings/readiness';
import { sessionFiles } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';

describe('files that Zoom is still making', () => {
	const files = (...status: Array<JsonObject[string]>) =>
		sessionFiles({
			session_id: 's',
			recording_files: status.map((each, place) => ({
				file_type: place === 0 ? 'MP4' : 'SUMMARY',
				...(each !== undefined && { status: each }),
			})),
		});

	it.each<[string, Array<JsonObject[string]>, boolean, string[]]>([
		['none', [], false, ['video', 'summary']],
		['one', ['completed'], true, ['summary']],
		['all', ['completed', 'COMPLETED'], true, []],
		['one of two', ['completed', 'processing'], false, ['summary']],
		['the other', ['processing', 'completed'], false, ['video']],
		['neither', ['processing', 'x'], false, ['video', 'summary']],
		['without a status', [undefined, undefined], true, []],
		['with an empty one', ['', 'completed'], true, []],
	])('finished: %s', (_, status, ready, missing) => {
		expect(areReady(files(...status))).toBe(ready);
		expect(missingKinds(files(...status), ['video', 'summary'])).toEqual(missing);
	});

	it.each([
		['completed', []],
		[undefined, []],
		['processing', ['gallery_view']],
	])('of each recording type, when one has the status %j', (status, missing) => {
		const recorded = files('completed', status);
		const types = ['active_speaker', 'gallery_view'];
		const typed = recorded.map((file, index) => ({ ...file, recording_type: types[index] }));
		expect(missingTypes(typed, types)).toEqual(missing);
	});

	it.each([
		['processing', true],
		['Processing', true],
		['completed', false],
		['', false],
		[undefined, false],
	])('with the status %j are in process: %s', (status, isSo) => {
		expect(isInProcess({ status })).toBe(isSo);
	});
});
