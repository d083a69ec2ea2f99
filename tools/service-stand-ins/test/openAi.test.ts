import { createHash } from 'node:crypto';

import { FormData, request } from 'undici';
import { z } from 'zod';

import { openAi } from '../openAi';
import { useServices } from './client';

const services = useServices({ openAi });
const played = () => services.now.played.openAi;

async function call(
	path: string,
	body: string | FormData,
	headers: Record<string, string> = {},
): Promise<{ statusCode: number; answer: unknown }> {
	const { apiKey } = z.object({ apiKey: z.string() }).parse(played().credential.data);
	const { statusCode, body: answer } = await request(`https://api.openai.com/v1/${path}`, {
		...{ method: 'POST', body, dispatcher: services.dispatcher },
		headers: { authorization: `Bearer ${apiKey}`, ...headers },
	});
	const text = await answer.text();
	// Of a stream, the events.
	const events = [...text.matchAll(/^data: (.*)$/gm)].map(([, event = '']): unknown =>
		JSON.parse(event),
	);
	return { statusCode, answer: events.length > 0 ? events : JSON.parse(text) };
}

describe('transcriptions of OpenAI', () => {
	const send = async (bytes: Buffer, fileName: string, fields = { model: 'whisper-1' }) => {
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.append(name, value);
		form.append('file', new Blob([bytes], { type: 'audio/mp4' }), fileName);
		return await call('audio/transcriptions', form);
	};

	it('takes a file, and says what the test has it hear', async () => {
		const bytes = Buffer.from('sound');
		played().play({ transcribe: ({ size }) => `${size} bytes of talk` });

		const { answer } = await send(bytes, 'a.m4a');

		expect(answer).toMatchObject({ text: '5 bytes of talk' });
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		expect(played().heard).toEqual([
			{ fileName: 'a.m4a', type: 'audio/mp4', size: 5, sha256, model: 'whisper-1' },
		]);
	});

	it('takes 25 MiB with the form around them, and no more', async () => {
		const limit = 26_214_400;
		expect((await send(Buffer.alloc(limit - 1000), 'a.m4a')).statusCode).toBe(200);
		const { statusCode, answer } = await send(Buffer.alloc(limit), 'a.m4a');
		expect(statusCode).toBe(413);
		expect(answer).toMatchObject({
			error: {
				message: expect.stringMatching(/^Maximum content size limit \(26214400\) exceeded/),
			},
		});
	});

	it.each([
		['another format', 'a.vtt', { model: 'whisper-1' }, /Invalid file format/],
		['no model', 'a.m4a', {}, /model/],
	])('refuses %s', async (_, name, fields, message) => {
		const form = new FormData();
		for (const [key, value] of Object.entries(fields)) form.append(key, value);
		form.append('file', new Blob(['sound']), name);
		const { statusCode, answer } = await call('audio/transcriptions', form);
		expect({ statusCode, answer }).toMatchObject({
			...{ statusCode: 400, answer: { error: { message: expect.stringMatching(message) } } },
		});
		expect(played().heard).toEqual([]);
	});
});

describe('responses of OpenAI', () => {
	const tools = [
		{ type: 'function', name: 'look', description: 'Looks', parameters: { properties: {} } },
	];
	const user = { role: 'user', content: 'What is there?' };
	const respond = async (more: object, headers = {}) =>
		await call(
			'responses',
			JSON.stringify({ model: 'gpt-5-mini', input: [user], tools, ...more }),
			headers,
		);

	it('calls the tool that the test names, and answers with its words', async () => {
		const output = z.object({ output: z.array(z.object({}).passthrough()) });
		played().play({
			answer: ({ input }) =>
				input.length === 1 ? { call: 'look', with: { at: 'it' } } : { text: 'A chair.' },
		});

		const [called] = output.parse((await respond({})).answer).output;
		expect(called).toMatchObject({ type: 'function_call', name: 'look', arguments: '{"at":"it"}' });
		const result = { type: 'function_call_output', call_id: called?.['call_id'], output: 'chair' };
		const [said] = output.parse((await respond({ input: [user, called, result] })).answer).output;
		expect(said).toMatchObject({ type: 'message', content: [{ text: 'A chair.' }] });
		expect(played().asked).toHaveLength(2);
	});

	it.each([
		['a call', { call: 'look', with: {} }, 'response.function_call_arguments.done'],
		['words', { text: 'A chair.' }, 'response.output_text.delta'],
	])('streams %s', async (_, turn, part) => {
		played().play({ answer: () => turn });
		const { answer } = await respond({ stream: true });
		const events = z.array(z.object({ type: z.string(), response: z.unknown() })).parse(answer);
		expect(events.map(({ type }) => type)).toEqual([
			...['response.created', 'response.output_item.added', part],
			...['response.output_item.done', 'response.completed'],
		]);
		expect(events.at(-1)?.response).toMatchObject({ output: [expect.anything()] });
	});

	const aCall = { type: 'function_call', call_id: 'c', name: 'look', arguments: '{}' };
	it.each([
		['a call without its output', { input: [user, aCall] }, /No tool output found/],
		[
			'an output without its call',
			{ input: [user, { type: 'function_call_output', call_id: 'd', output: '' }] },
			/No tool call found/,
		],
		['a name that no tool can have', { tools: [{ ...tools[0], name: 'Look at' }] }, /name/],
	])('refuses %s', async (_, more, message) => {
		expect(await respond(more)).toMatchObject({
			...{ statusCode: 400, answer: { error: { message: expect.stringMatching(message) } } },
		});
		expect(played().asked).toEqual([]);
	});

	it('takes no other key', async () => {
		expect(await respond({}, { authorization: 'Bearer sk-another' })).toMatchObject({
			...{ statusCode: 401, answer: { error: { code: 'invalid_api_key' } } },
		});
	});
});
