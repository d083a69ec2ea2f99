import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { Reply } from '../upload-targets/reply';

/** What a model answers: words, or one of its tools to be called. */
export type ModelTurn = { text: string } | { call: string; with: Record<string, unknown> };

interface ModelResponse {
	output: [Record<string, unknown>];
	[field: string]: unknown;
}

/** A response of OpenAI's API with what the model answers. */
export function responseOf(model: string, turn: ModelTurn): ModelResponse {
	const id = randomUUID().replaceAll('-', '');
	const status = 'completed';
	const item =
		'call' in turn
			? {
					...{ type: 'function_call', id: `fc_${id}`, call_id: `call_${id}`, status },
					...{ name: turn.call, arguments: JSON.stringify(turn.with) },
				}
			: {
					...{ type: 'message', id: `msg_${id}`, status, role: 'assistant' },
					content: [{ type: 'output_text', text: turn.text, annotations: [] }],
				};
	return {
		...{ id: `resp_${id}`, object: 'response', created_at: Math.floor(Date.now() / 1000) },
		...{ status, error: null, incomplete_details: null, model, output: [item], metadata: {} },
		usage: {
			...{ input_tokens: 10, output_tokens: 10, total_tokens: 20 },
			input_tokens_details: { cached_tokens: 0 },
			output_tokens_details: { reasoning_tokens: 0 },
		},
	};
}

/** The same as server-sent events: https://platform.openai.com/docs/api-reference/responses-streaming */
export function streamOf(response: ModelResponse): Reply {
	const [item] = response.output;
	const place = { output_index: 0, item_id: item['id'] };
	const text = z.array(z.object({ text: z.string() })).safeParse(item['content']).data?.[0]?.text;
	const events = [
		{ type: 'response.created', response: { ...response, status: 'in_progress', output: [] } },
		{ type: 'response.output_item.added', ...place, item: { ...item, status: 'in_progress' } },
		text === undefined
			? {
					...{ type: 'response.function_call_arguments.done', ...place },
					arguments: item['arguments'],
				}
			: { type: 'response.output_text.delta', ...place, content_index: 0, delta: text },
		{ type: 'response.output_item.done', ...place, item },
		{ type: 'response.completed', response },
	];
	const lines = events.map((event, at) => JSON.stringify({ ...event, sequence_number: at }));
	return {
		...{ status: 200, headers: { 'content-type': 'text/event-stream' } },
		body: lines.map((line, at) => `event: ${events[at]?.type}\ndata: ${line}\n\n`).join(''),
	};
}
