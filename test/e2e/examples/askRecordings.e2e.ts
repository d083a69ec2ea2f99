import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import { itemsOf } from '../../../tools/n8n/client/execution';
import type { Workflow } from '../../../tools/n8n/client/workflow';
import { type ModelRequest, openAi } from '../../../tools/service-stand-ins/openAi';
import { type N8nWithServices, startN8nWithServices } from '../setup/n8nWithServices';
import { importExample } from './exampleWorkflow';

const QUESTION = 'What was decided last week?';
const DAY = 86_400_000;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** What the last call of a tool gave, as the model reads it. */
function outputOf({ input }: ModelRequest): unknown {
	const last = input.at(-1);
	if (last === undefined || !('output' in last)) throw new Error('No tool has answered');
	return JSON.parse(String(last.output));
}
const callsIn = ({ input }: ModelRequest): number =>
	input.filter((item) => 'call_id' in item && item.type === 'function_call').length;

const sessions = z.array(z.object({ session_id: z.string(), session_name: z.string() }));
const transcripts = z.array(z.object({ text: z.string() }));

/** The model is played: it lists, reads the session named "Planning", and tells what was said last. */
describe('the example that answers questions, whole, in a real n8n', () => {
	let own: N8nWithServices<{ openAi: typeof openAi }>;
	let workflow: Workflow;

	beforeAll(async () => {
		own = await startN8nWithServices({ openAi });
		const credential = await own.store(own.services.played.openAi.credential);
		workflow = await importExample(own, 'ask-your-recordings.json', own.credential, {
			credentials: { 'OpenAI Chat Model': credential },
		});
		const transcript = (text: string) => ({
			kind: 'transcript' as const,
			text: `WEBVTT\n\n1\n00:00:00.000 --> 00:00:09.000\nGrace Hopper: ${text}\n`,
		});
		const startedAt = new Date(Date.now() - 7 * DAY);
		own.simulator.seed({
			...{ name: 'Planning', startedAt },
			files: ['video', transcript('We ship on Tuesday & tell nobody.')],
		});
		own.simulator.seed({
			...{ name: 'Standup', startedAt },
			files: ['video', transcript('I am late.')],
		});
	});
	afterEach(() => own.services.reset());
	afterAll(async () => await own.close());

	const ask = async () =>
		await own.client.run(workflow, 'When a question comes', {
			// A chat of its own: the agent remembers what tools it called before.
			...{ sessionId: randomUUID(), action: 'sendMessage', chatInput: QUESTION },
		});
	const list = {
		call: 'List_recordings',
		with: { from: dayOf(Date.now() - 14 * DAY), to: dayOf(Date.now()), session_name: '' },
	};

	it('answers with what was said, by the tools that it has', async () => {
		const service = own.services.played.openAi;
		service.play({
			answer: (request) => {
				if (callsIn(request) === 0) return list;
				if (callsIn(request) === 2) {
					const [said] = transcripts.parse(outputOf(request));
					return { text: `In Planning: ${said?.text}` };
				}
				const listed = sessions.parse(outputOf(request));
				const planning = listed.find(({ session_name: name }) => name === 'Planning');
				return { call: 'Get_transcript', with: { session_id: planning?.session_id } };
			},
		});

		const execution = await ask();

		expect(execution.error).toBeUndefined();
		expect(itemsOf(execution, 'Answer from the recordings')).toEqual([
			{ output: 'In Planning: Grace Hopper: We ship on Tuesday & tell nobody.' },
		]);
		const [first] = service.asked;
		expect(JSON.stringify(first?.input)).toContain(QUESTION);
		expect(JSON.stringify(first?.input)).toContain(dayOf(Date.now()));
		expect(own.simulator.requests.list().map(({ method }) => method)).not.toContain('DELETE');
	});

	it('gives the model days, a name and a session to choose, and nothing else', async () => {
		await ask();

		const [first] = own.services.played.openAi.asked;
		const offered = (first?.tools ?? []).map(({ name, parameters }) => [
			name,
			Object.keys(parameters.properties).sort(),
		]);
		expect(Object.fromEntries(offered)).toEqual({
			List_recordings: ['from', 'session_name', 'to'],
			Get_transcript: ['session_id'],
		});
	});

	it('continues when a session has no transcript', async () => {
		const { id } = own.simulator.seed({ name: 'Silence', files: ['video'] });
		own.services.played.openAi.play({
			answer: (request) =>
				callsIn(request) === 0
					? { call: 'Get_transcript', with: { session_id: id } }
					: { text: `It says ${JSON.stringify(outputOf(request))}` },
		});

		const execution = await ask();

		expect(execution.error).toBeUndefined();
		expect(itemsOf(execution, 'Answer from the recordings')).toEqual([
			{ output: expect.stringMatching(/no matching file/) },
		]);
	});
});
