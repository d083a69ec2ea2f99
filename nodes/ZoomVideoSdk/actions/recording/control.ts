import type { INodePropertyOptions } from 'n8n-workflow';

import { sessionPath } from '../../zoom/path';
import { optionsField, shownFor, type Operation } from '../operation';
import { readSessionIdEncoding, valuesOf } from '../parameters';
import { liveSessionField, readSession, sessionIdEncodingOption } from '../sessionFields';

/** What Zoom can be asked to do with the cloud recording of a live session. */
type Control = 'start' | 'stop' | 'pause' | 'resume';

/**
 * Makes an operation that controls the cloud recording of a live session.
 *
 * Zoom answers 202: it has accepted the wish. That it was done is told by an event of the trigger
 * (`session.recording_started` and so on).
 *
 * @see https://developers.zoom.us/docs/api/video-sdk/#tag/sessions/PATCH/videosdk/sessions/{sessionId}/events
 */
export function controlOperation(control: Control, option: INodePropertyOptions): Operation {
	const method = `recording.${control}`;
	return {
		option,
		fields: shownFor(
			'recording',
			[control],
			[liveSessionField, optionsField([sessionIdEncodingOption])],
		),
		async execute(host, api, itemIndex) {
			const encoding = readSessionIdEncoding(valuesOf(host, 'options', itemIndex));
			const sessionId = await readSession(host, api, itemIndex, 'live');
			await api.call({
				method: 'PATCH',
				path: sessionPath(sessionId, encoding, 'events'),
				body: { method },
				repeatable: 'notActed',
			});
			return [{ session_id: sessionId, method, accepted: true }];
		},
	};
}
