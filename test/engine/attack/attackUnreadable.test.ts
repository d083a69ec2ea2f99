import { WebhookContext } from 'n8n-core';
import { request } from 'undici';

import { useTriggers, zoomEvent } from '../fixtures/trigger';
import { useZoom } from '../fixtures/zoom';

const startTrigger = useTriggers(useZoom());

describe('what nobody can read', () => {
	it.each([
		['a body over the limit', 'application/octet-stream', Buffer.alloc(17 * 1024 * 1024), {}],
		['a body that is not gzip', 'image/png', Buffer.from('{}'), { 'content-encoding': 'gzip' }],
	])("%s is the sender's fault, not the credential's", async (_, type, body, more) => {
		const trigger = await startTrigger();
		const { statusCode, body: reply } = await request(trigger.url, {
			method: 'POST',
			headers: {
				'content-type': type,
				'x-zm-request-timestamp': String(Math.floor(Date.now() / 1000)),
				'x-zm-signature': `v0=${'0'.repeat(64)}`,
				...more,
			},
			body,
		});
		expect([statusCode, await reply.json()]).toEqual([400, { refused: 'unreadable_body' }]);
		expect(trigger.failedExecutions).toEqual([]);
	});

	it('settings that fail record no execution, and make Zoom send the event again', async () => {
		const trigger = await startTrigger();
		// Each reading fails: of the tolerance, for which the default does, and of the settings.
		const reading = jest.spyOn(WebhookContext.prototype, 'getNodeParameter');
		reading.mockImplementation(() => {
			throw new Error('No such expression');
		});
		expect((await trigger.send(zoomEvent({ session_id: 'a==' }))).status).toBe(503);
		reading.mockRestore();
		expect(trigger.failedExecutions).toEqual([]);
	});
});
