import { randomUUID } from 'node:crypto';

import { signBody } from '../../../tools/zoom-simulator';
import { useTriggers, zoomEvent, type Sending } from '../fixtures/trigger';
import { useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);
const PREVIOUS = 'previous_webhook_secret_0123456789';
const HOUR = 3600;

/** The reasons in n8n's log, apart from what n8n itself writes. */
const reasons = () => zoom.logs.flatMap(({ metadata }) => String(metadata['reason'] ?? []) || []);

describe('refused, with the reason in the log', () => {
	it.each<[string, Sending, number, string]>([
		['without the headers', { secret: null }, 401, 'missing_header'],
		['without a timestamp', { headers: { 'x-zm-request-timestamp': null } }, 401, 'missing_header'],
		['with an empty signature', { headers: { 'x-zm-signature': '' } }, 401, 'missing_header'],
		['signed with another secret', { secret: 'forged' }, 401, 'bad_signature'],
		['with another algorithm', { headers: { 'x-zm-signature': 'v1=00' } }, 401, 'bad_signature'],
		['three hours old', { age: 3 * HOUR }, 401, 'stale_timestamp'],
		['from the future', { age: -HOUR }, 401, 'stale_timestamp'],
		[
			'with milliseconds',
			{ headers: { 'x-zm-request-timestamp': `${Date.now()}` } },
			401,
			'stale_timestamp',
		],
	])('%s', async (_, sending, status, reason) => {
		const trigger = await startTrigger();
		const attempt = await trigger.send(zoomEvent(), sending);
		expect(attempt.status).toBe(status);
		expect(trigger.executions).toEqual([]);
		expect(trigger.failedExecutions).toEqual([]);
		const [line] = zoom.logs.filter(({ metadata }) => metadata['reason'] === reason);
		expect(line).toMatchObject({ level: 'warn', message: expect.stringContaining(reason) });
	});

	it('when one byte of the body is another', async () => {
		const trigger = await startTrigger();
		const body = JSON.stringify(zoomEvent());
		const timestamp = String(Math.floor(Date.now() / 1000));
		const signature = signBody(zoom.simulator.keys.webhookSecretToken, timestamp, body);
		const headers = { 'x-zm-request-timestamp': timestamp, 'x-zm-signature': signature };
		const forged = body.replace('Demo', 'Dema');
		expect((await trigger.send(forged, { secret: null, headers })).status).toBe(401);
		expect((await trigger.send(body, { secret: null, headers })).status).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	it('when the credential has no secret', async () => {
		const credentials = zoom.credentials({ webhookSecretToken: '' });
		const trigger = await startTrigger({}, { credentials });
		for (const secret of ['', 'anything']) {
			const attempt = await trigger.send(zoomEvent(), secret === '' ? {} : { secret });
			expect(attempt.status).toBe(401);
		}
		expect(reasons()).toContain('no_secret');
		expect(trigger.executions).toEqual([]);
	});

	it.each(['null', '[]', '"text"', '{"payload":{}}', '{"event":7}'])(
		"signed, but not one of Zoom's events: %s",
		async (body) => {
			const trigger = await startTrigger();
			expect((await trigger.send(body)).status).toBe(400);
			expect(trigger.executions).toEqual([]);
			expect(reasons()).toContain('malformed_body');
		},
	);

	it('signed, but not JSON: by n8n, or by the trigger where n8n does not parse', async () => {
		const trigger = await startTrigger();
		expect((await trigger.send('{"event":')).status).toBe(422);
		const headers = { 'content-type': 'application/octet-stream' };
		expect((await trigger.send('{"event":', { headers })).status).toBe(400);
		expect(trigger.executions).toEqual([]);
	});
});

describe('accepted', () => {
	it.each([
		['JSON', 'application/json; charset=utf-8'],
		['text', 'text/plain'],
		['bytes, which n8n does not read on its own', 'application/octet-stream'],
		['no content type', null],
	])('as %s', async (_, type) => {
		const trigger = await startTrigger();
		const attempt = await trigger.send(zoomEvent(), { headers: { 'content-type': type } });
		expect(attempt.status).toBe(200);
		expect(trigger.items()).toEqual([expect.objectContaining({ session_name: 'Demo' })]);
	});

	it.each([
		['spaces', JSON.stringify(zoomEvent(), null, 2)],
		['escaped slashes', JSON.stringify(zoomEvent({ a: 'b/c' })).replaceAll('/', '\\/')],
		['other spellings of numbers and letters', '{"event":"session.\\u0065nded","n":1.0}'],
		['a field that stands twice', '{"event":"session.started","event":"session.ended"}'],
	])('with the bytes as they arrived: %s', async (_, body) => {
		const trigger = await startTrigger();
		expect((await trigger.send(body)).status).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	it('within the window: 85 minutes old by default, less or more by the option', async () => {
		const usual = await startTrigger();
		expect((await usual.send(zoomEvent(), { age: 85 * 60 })).status).toBe(200);
		const strict = await startTrigger({ options: { timestampToleranceMinutes: 5 } });
		expect((await strict.send(zoomEvent(), { age: 6 * 60 })).status).toBe(401);
		const wide = await startTrigger({ options: { timestampToleranceMinutes: 240 } });
		expect((await wide.send(zoomEvent(), { age: 3 * HOUR })).status).toBe(200);
	});
});

describe('the secret token', () => {
	it('may be the previous one while it is being changed', async () => {
		const credentials = zoom.credentials({ previousWebhookSecretToken: PREVIOUS });
		const trigger = await startTrigger({}, { credentials });
		const statuses = [
			(await trigger.send(zoomEvent({}, 'session.started'))).status,
			(await trigger.send(zoomEvent({}, 'session.ended'), { secret: PREVIOUS })).status,
			(await trigger.send(zoomEvent(), { secret: 'third' })).status,
		];
		expect(statuses).toEqual([200, 200, 401]);
	});

	it('may be the previous one alone', async () => {
		const secrets = { webhookSecretToken: '', previousWebhookSecretToken: PREVIOUS };
		const trigger = await startTrigger({}, { credentials: zoom.credentials(secrets) });
		expect((await trigger.send(zoomEvent(), { secret: PREVIOUS })).status).toBe(200);
		expect(reasons()).toEqual([]);
	});

	it('is another one as soon as the node has another credential', async () => {
		const node = { webhookId: randomUUID() };
		const first = await startTrigger({}, { node });
		expect((await first.send(zoomEvent({}, 'session.started'))).status).toBe(200);
		const credentials = zoom.credentials({ webhookSecretToken: 'other' });
		const second = await startTrigger({}, { node, credentials });
		expect((await second.send(zoomEvent())).status).toBe(401);
		expect((await second.send(zoomEvent(), { secret: 'other' })).status).toBe(200);
	});

	it('works as soon as it is changed, and the old one no longer', async () => {
		const now = jest.spyOn(Date, 'now');
		const trigger = await startTrigger();
		expect((await trigger.send(zoomEvent({}, 'session.started'))).status).toBe(200);
		await trigger.changeCredentials({ zoomVideoSdkApi: { webhookSecretToken: 'changed' } });
		// A second later; of itself the credential is read again after ten.
		const later = Date.now() + 1100;
		now.mockImplementation(() => later);
		const changed = await trigger.send(zoomEvent({}, 'session.ended'), { secret: 'changed' });
		const old = await trigger.send(zoomEvent({}, 'session.recording_stopped'));
		now.mockRestore();
		expect([changed.status, old.status]).toEqual([200, 401]);
	});

	it('is not read from the credential for each request, forged or not', async () => {
		const trigger = await startTrigger();
		for (let count = 0; count < 20; count += 1) {
			await trigger.send(zoomEvent({ session_id: `${count}==` }));
			await trigger.send(zoomEvent(), { secret: 'forged' });
		}
		expect(trigger.executions).toHaveLength(20);
		// Once, and again for forged ones, once a second at the most.
		expect(trigger.credentials.reads).toBeLessThan(20);
	});

	it('is not read at all for requests without the headers or out of time', async () => {
		const trigger = await startTrigger();
		await trigger.send(zoomEvent(), { secret: null });
		await trigger.send(zoomEvent(), { age: 24 * HOUR });
		expect(trigger.credentials.reads).toBe(0);
	});

	it('cannot be read: Zoom is asked to send the event again, and nothing is lost', async () => {
		const trigger = await startTrigger();
		const reading = jest.spyOn(trigger.credentials, 'getDecrypted');
		reading.mockRejectedValueOnce(new Error('The database is locked'));
		expect((await trigger.send(zoomEvent())).status).toBe(503);
		expect(reasons()).toContain('credential_unavailable');
		expect(trigger.failedExecutions).toEqual([]);
		expect((await trigger.send(zoomEvent())).status).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});
});
