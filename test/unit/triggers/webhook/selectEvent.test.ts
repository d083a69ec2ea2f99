import type { OutputMode } from '../../../../nodes/ZoomVideoSdk/triggers/output/settings';
import { isSubscribed } from '../../../../nodes/ZoomVideoSdk/triggers/webhook/selectEvent';
import type { SetKind } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKinds';

describe('whether an event may start the workflow', () => {
	const FAILED = 'session.recording_transcript_failed';
	const RECOVERED = 'session.recording_recovered';
	const recording = 'session.recording_completed';
	const transcript = 'session.recording_transcript_completed';
	const summary = 'session.recording_summary_completed';

	it.each<[string, string[], OutputMode, SetKind[], boolean]>([
		['session.started', ['session.started'], 'event', [], true],
		['session.started', ['session.ended'], 'event', [], false],
		[FAILED, [], 'file', ['transcript'], false],
		[FAILED, [FAILED], 'file', [], true],
		// Of a set: what may have added something, and that something will not come.
		[recording, [recording], 'completeSet', ['recording'], true],
		[transcript, [transcript], 'completeSet', ['recording'], true],
		[summary, [summary], 'completeSet', ['recording'], true],
		[RECOVERED, [RECOVERED], 'completeSet', ['recording'], true],
		// The events of its files count without being chosen.
		[recording, [summary], 'completeSet', ['recording'], true],
		[summary, [], 'completeSet', ['recording', 'summary'], true],
		// A recording shows that there is another part.
		[recording, [], 'completeSet', ['transcript'], true],
		[recording, [], 'completeSet', ['summary'], true],
		[summary, [recording], 'completeSet', ['transcript'], false],
		[transcript, [recording], 'completeSet', ['recording'], false],
		[RECOVERED, [recording], 'completeSet', ['recording'], false],
		['session.started', ['session.started'], 'completeSet', ['recording'], false],
		[FAILED, [], 'completeSet', ['transcript'], true],
		[FAILED, [], 'completeSet', ['recording', 'summary'], true],
		[FAILED, [FAILED], 'completeSet', ['recording'], false],
	])('%s, chosen %j, as %s of %j: %s', (event, chosen, mode, wanted, may) => {
		expect(isSubscribed(event, chosen, { mode, wanted })).toBe(may);
	});
});
