import type { INodeParameters } from 'n8n-workflow';
import { z } from 'zod';

import { logDelivery } from '../fixtures/missedDeliveries';
import { session, useZoom } from '../fixtures/zoom';
import { runTool } from '../harness';

/*
 * What an agent is told must be useful and short: with the defaults, and with fifty sessions where it
 * is a list. Addresses of files are not in it, nor (looked after by useZoom) tokens and signed addresses.
 */
const zoom = useZoom({ settings: { rateLimits: {} } });
const DAY = 86_400_000;

async function ask(resource: string, operation: string, parameters: INodeParameters = {}) {
	const { api, files } = zoom.simulator.origins;
	const downloadHosts = [api, files].map((origin) => new URL(origin).host).join(', ');
	const run = await runTool({
		type: 'zoomVideoSdkRecording',
		credentials: zoom.credentials({ downloadHosts }),
		parameters: { resource, operation, ...parameters },
		calls: [{}],
	});
	zoom.watch(run.items);
	expect(run.error).toBeUndefined();
	const text = String(run.items[0]?.json['answer']);
	expect(text).not.toMatch(/download_url|\/rec\/download\//);
	const answer = z.array(z.unknown()).parse(JSON.parse(text));
	return { text, answer };
}

const recorded = () =>
	zoom.simulator.seed({ name: 'Weekly', files: ['video', 'audio', 'transcript', 'summary'] });
const live = (participants?: string[]) =>
	zoom.simulator.startSession({ name: 'Weekly', ...(participants && { participants }) });
/** An agent has no input item, so the files are those of a session unless something else is chosen. */
const fromSession = (id: string) => session(id);

interface Question {
	of: string;
	parameters: () => INodeParameters;
	/** What a useful answer has in it. */
	tells: object;
	/** Characters at most. */
	atMost: number;
}

const questions: Question[] = [
	{
		of: 'recording/get',
		parameters: () => session(recorded().id),
		tells: { session_name: 'Weekly', recording_count: 3 },
		atMost: 1500,
	},
	{
		of: 'recording/getAll',
		parameters: () => {
			recorded();
			return {};
		},
		tells: { session_name: 'Weekly', recording_count: 3 },
		atMost: 1500,
	},
	{
		of: 'file/getTranscript',
		parameters: () => fromSession(recorded().id),
		tells: { text: expect.stringMatching(/^Ada Lovelace: Good morning/) },
		atMost: 1500,
	},
	{
		of: 'file/getSummary',
		parameters: () => fromSession(recorded().id),
		tells: { text: expect.stringMatching(/checked the release/) },
		atMost: 1500,
	},
	{
		of: 'session/get',
		parameters: () => session(live().id),
		tells: { session_name: 'Weekly', user_count: 3 },
		atMost: 1000,
	},
	{
		of: 'session/getAll',
		parameters: () => {
			live();
			return {};
		},
		tells: { session_name: 'Weekly', user_count: 3 },
		atMost: 800,
	},
	{
		of: 'session/getParticipants',
		parameters: () => session(live(['Ada Lovelace']).id),
		tells: { name: 'Ada Lovelace', user_key: 'user-1' },
		atMost: 400,
	},
	{
		of: 'recording/getState',
		parameters: () => {
			const recorded = live();
			zoom.simulator.lifecycle.record(recorded, 'start');
			return session(recorded.id);
		},
		tells: { state: 'recording' },
		atMost: 400,
	},
	{
		of: 'account/getUsage',
		parameters: () => {
			recorded();
			return { options: { includeDays: false } };
		},
		tells: { latest: expect.objectContaining({ usage: expect.any(String) }) },
		atMost: 600,
	},
	{
		of: 'account/getWebhookLogs',
		parameters: () => {
			const body = JSON.stringify({ event: 'session.started', payload: {} });
			logDelivery(zoom.simulator, { body, reply: 'Not found' });
			return {};
		},
		tells: { event: 'session.started', status: 404, response_body: 'Not found' },
		atMost: 400,
	},
	{
		of: 'account/checkSetup',
		parameters: () => ({}),
		tells: { name: 'keys', status: 'ok' },
		atMost: 1500,
	},
];

it.each(questions)(
	'$of tells an agent what it asks for, in $atMost characters at most',
	async (q) => {
		const [resource = '', operation = ''] = q.of.split('/');
		const { text, answer } = await ask(resource, operation, q.parameters());
		const [first, ...others] = answer;
		expect(first).toEqual(expect.objectContaining(q.tells));
		// Check Setup has an item for each point.
		expect(others.length > 0).toBe(q.of === 'account/checkSetup');
		expect(text.length).toBeLessThanOrEqual(q.atMost);
	},
);

describe('fifty of a hundred and twenty sessions', () => {
	beforeEach(() => {
		for (let count = 0; count < 120; count += 1) {
			const startedAt = new Date(Date.now() - (count / 10) * DAY);
			zoom.simulator.seed({ name: `Session ${count}`, startedAt, files: ['video', 'audio'] });
		}
	});

	it.each([
		['recording', 'getAll', {}, 40_000],
		['session', 'getAll', { type: 'past', outputDetail: 'raw' }, 30_000],
		['session', 'getAll', { type: 'past' }, 15_000],
	])('%s %s with %j', async (resource, operation, parameters, atMost) => {
		const { text, answer } = await ask(resource, operation, parameters);
		expect(answer).toHaveLength(50);
		expect(text.length).toBeLessThanOrEqual(atMost);
	});
});
