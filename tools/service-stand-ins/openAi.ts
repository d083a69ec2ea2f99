import { createHash, randomUUID } from 'node:crypto';

import { z } from 'zod';

import {
	headerOf,
	isAuthorized,
	readText,
	receive,
	type Exchange,
	type Route,
} from '../upload-targets/exchange';
import { json, type Reply } from '../upload-targets/reply';
import { responseOf, streamOf, type ModelTurn } from './modelResponse';
import type { Service, ServiceCredential } from './service';

/** A file that came to be transcribed. */
export interface HeardAudio {
	fileName: string;
	type: string;
	size: number;
	sha256: string;
	model: string;
}

const inputItem = z.union([
	z.object({ type: z.literal('function_call'), call_id: z.string(), name: z.string() }),
	z.object({ type: z.literal('function_call_output'), call_id: z.string(), output: z.string() }),
	z.object({ role: z.enum(['system', 'developer', 'user', 'assistant']), content: z.unknown() }),
]);
const modelRequest = z.object({
	model: z.string().min(1),
	input: z.array(inputItem).min(1),
	tools: z
		.array(
			z.object({
				type: z.literal('function'),
				name: z.string().regex(/^[\w-]{1,64}$/),
				description: z.string(),
				parameters: z.object({ properties: z.record(z.unknown()) }).passthrough(),
			}),
		)
		.default([]),
	stream: z.boolean().optional(),
});

/** What a model is given: the conversation so far, and the tools it may call. */
export type ModelRequest = z.infer<typeof modelRequest>;

export interface OpenAi extends Service {
	credential: ServiceCredential;
	/** What came to be transcribed, oldest first. */
	heard: HeardAudio[];
	/** What the model was given, oldest first. */
	asked: ModelRequest[];
	/** Has the test say what the model answers, and what is heard in a file. */
	play(part: Partial<Part>): void;
}

interface Part {
	answer: (request: ModelRequest) => ModelTurn;
	transcribe: (audio: HeardAudio) => string;
}

const openAiError = (status: number, message: string, type: string, code: string | null): Reply =>
	json(status, { error: { message, type, param: null, code } });
const badRequest = (message: string) => openAiError(400, message, 'invalid_request_error', null);

/** Of a whole request: https://help.openai.com/en/articles/7031512-whisper-api-faq */
const LARGEST_REQUEST = 26_214_400;
const FORMATS = ['flac', 'm4a', 'mp3', 'mp4', 'mpeg', 'mpga', 'oga', 'ogg', 'wav', 'webm'];

const unplayed: Part = {
	answer: () => ({ text: 'No answer was put into my mouth.' }),
	transcribe: ({ fileName }) => `What is said in ${fileName}.`,
};

/**
 * OpenAI's API, as far as n8n's OpenAI and OpenAI Chat Model nodes call it to transcribe and to have a
 * model call tools. The model says what the test has it say.
 *
 * Sources: https://platform.openai.com/docs/api-reference/audio/createTranscription,
 * https://platform.openai.com/docs/api-reference/responses/create and its guides "Speech to text" and
 * "Function calling"; the words of the refusals are from reports of others.
 */
export function openAi(): OpenAi {
	const token = `sk-${randomUUID()}`;
	const heard: HeardAudio[] = [];
	const asked: ModelRequest[] = [];
	let part = unplayed;

	async function transcribe(exchange: Exchange): Promise<Reply> {
		const pieces: Buffer[] = [];
		await receive(exchange, (bytes) => pieces.push(bytes));
		const body = Buffer.concat(pieces);
		if (body.length > LARGEST_REQUEST) {
			const message = `Maximum content size limit (${LARGEST_REQUEST}) exceeded (${body.length} bytes read)`;
			return openAiError(413, message, 'server_error', null);
		}
		const type = headerOf(exchange, 'content-type') ?? '';
		const form = await new Response(body, { headers: { 'content-type': type } })
			.formData()
			.catch(() => new FormData());
		const [file, model] = [form.get('file'), form.get('model')];
		if (typeof model !== 'string') return badRequest('you must provide a model parameter');
		if (!(file instanceof File)) return badRequest("'file' is a required property");
		if (!FORMATS.includes(file.name.split('.').at(-1)?.toLowerCase() ?? '')) {
			return badRequest(`Invalid file format. Supported formats: ${JSON.stringify(FORMATS)}`);
		}
		const bytes = Buffer.from(await file.arrayBuffer());
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		const audio = { fileName: file.name, type: file.type, size: bytes.length, sha256, model };
		heard.push(audio);
		return json(200, { text: part.transcribe(audio), usage: { type: 'duration', seconds: 60 } });
	}

	async function respond(exchange: Exchange): Promise<Reply> {
		const read = modelRequest.safeParse(JSON.parse(await readText(exchange)));
		if (!read.success) return badRequest(read.error.message);
		const problem = callProblem(read.data);
		if (problem !== undefined) return badRequest(problem);
		asked.push(read.data);
		const response = responseOf(read.data.model, part.answer(read.data));
		return read.data.stream === true ? streamOf(response) : json(200, response);
	}

	const guarded = (path: RegExp, handle: Route['handle']): Route => ({
		...{ method: 'POST', path },
		handle: async (exchange) => {
			if (isAuthorized(exchange, { token })) return await handle(exchange);
			exchange.request.resume();
			const message = 'Incorrect API key provided.';
			return openAiError(401, message, 'invalid_request_error', 'invalid_api_key');
		},
	});
	return {
		hosts: ['api.openai.com'],
		credential: {
			type: 'openAiApi',
			data: { apiKey: token, url: 'https://api.openai.com/v1', header: false },
		},
		...{ heard, asked },
		play(given) {
			part = { ...part, ...given };
		},
		routes: [
			guarded(/^\/v1\/audio\/transcriptions$/, transcribe),
			guarded(/^\/v1\/responses$/, respond),
		],
		reset() {
			part = unplayed;
			heard.length = 0;
			asked.length = 0;
		},
	};
}

/** Each call of a tool must have its answer, and each answer its call. */
function callProblem({ input }: ModelRequest): string | undefined {
	const idsOf = (kind: string) =>
		input.flatMap((item) => ('call_id' in item && item.type === kind ? item.call_id : []));
	const [calls, outputs] = [idsOf('function_call'), idsOf('function_call_output')];
	const open = calls.find((id) => !outputs.includes(id));
	if (open !== undefined) return `No tool output found for function call ${open}.`;
	const strange = outputs.find((id) => !calls.includes(id));
	return strange && `No tool call found for function call output with call_id ${strange}.`;
}
