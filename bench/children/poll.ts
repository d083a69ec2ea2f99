import { createRequire } from 'node:module';
import { join } from 'node:path';

import { Workflow } from 'n8n-workflow';
import type { INode, INodeExecutionData } from 'n8n-workflow';
import { fetch } from 'undici';
import { z } from 'zod';

import { answer } from './ask';

/** One poll of the built package, with what n8n has stored of the poll before. */
const questionSchema = z.object({
	/** The folder of the unpacked package. */
	folder: z.string(),
	credential: z.record(z.string()),
	apiToken: z.string(),
	lookBackDays: z.number(),
	/** The workflow's static data as JSON text. */
	stored: z.string(),
});
type Question = z.infer<typeof questionSchema>;

const requestSchema = z.object({ url: z.string() });
const staticDataSchema = z.record(z.record(z.unknown()));

const node: INode = {
	id: '6e1a8a37-7f8e-4e7e-9f0b-0c8a9a4c7d11',
	name: 'Zoom Video SDK Recording Poll Trigger',
	type: 'zoomVideoSdkRecordingPollTrigger',
	typeVersion: 2,
	position: [0, 0],
	parameters: {},
};

/** As much of n8n's context as a poll needs. */
function pollContext(workflow: Workflow, question: Question): object {
	const { credential, apiToken, lookBackDays } = question;
	const parameters: Record<string, unknown> = { output: 'event', options: { lookBackDays } };
	const send = async (_: string, options: unknown) => {
		const { url } = requestSchema.parse(options);
		const response = await fetch(url, { headers: { authorization: `Bearer ${apiToken}` } });
		const headers = Object.fromEntries(response.headers);
		return { statusCode: response.status, headers, body: await response.text() };
	};
	return {
		getNode: () => node,
		getMode: () => 'trigger',
		getActivationMode: () => 'activate',
		getWorkflow: () => ({ id: 'bench' }),
		getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
		getCredentials: async () => credential,
		getWorkflowStaticData: (type: string) => workflow.getStaticData(type, node),
		helpers: { httpRequestWithAuthentication: send },
		logger: { warn: (text: string) => process.stderr.write(`${text}\n`) },
	};
}

answer(async (given) => {
	const question = questionSchema.parse(given);
	const { ZoomVideoSdkRecordingPollTrigger: Trigger } = createRequire(__filename)(
		join(question.folder, 'index.js'),
	);
	const workflow = new Workflow({
		id: 'bench',
		nodes: [],
		connections: {},
		active: true,
		nodeTypes: { getByName: fail, getByNameAndVersion: fail, getKnownTypes: () => ({}) },
		staticData: staticDataSchema.parse(JSON.parse(question.stored)),
	});
	const context = pollContext(workflow, question);
	const begun = performance.now();
	const output: INodeExecutionData[][] | null = await new Trigger().poll.call(context);
	const seconds = (performance.now() - begun) / 1000;
	return { seconds, items: output?.[0]?.length ?? 0, stored: JSON.stringify(workflow.staticData) };
});

function fail(): never {
	throw new Error('The workflow has no nodes to look up');
}
