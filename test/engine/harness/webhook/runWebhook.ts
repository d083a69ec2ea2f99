import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { request } from 'undici';

import { startTrigger, type TriggerSetup } from './trigger';

export interface WebhookRunSetup extends TriggerSetup {
	request: {
		/** Exactly what is sent; undici adds only what HTTP needs. */
		headers?: Record<string, string | string[]>;
		rawBody?: string | Buffer;
		/** Default: `application/json; charset=utf-8`, as Zoom sends. `null` sends none. */
		contentType?: string | null;
	};
	/** `manual` calls the test address. Default: `webhook`. */
	mode?: 'webhook' | 'manual';
}

export interface WebhookRun {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	/** The body as text; empty when there is none. */
	body: string;
	/** The items of each output, when the trigger started an execution. */
	workflowData: INodeExecutionData[][] | undefined;
	/** What the trigger threw, if it did. */
	thrown: unknown;
	/** The workflow's static data after the call. */
	staticData: IDataObject;
}

/** Sends one true HTTP request to a trigger that is set up for it alone. */
export async function runWebhook(setup: WebhookRunSetup): Promise<WebhookRun> {
	const trigger = await startTrigger(setup);
	try {
		const { headers, rawBody, contentType = 'application/json; charset=utf-8' } = setup.request;
		const reply = await request(setup.mode === 'manual' ? trigger.testUrl : trigger.url, {
			method: 'POST',
			headers: { ...(contentType !== null && { 'content-type': contentType }), ...headers },
			body: rawBody ?? null,
		});
		const body = await reply.body.text();
		return {
			status: reply.statusCode,
			headers: reply.headers,
			body,
			workflowData: trigger.executions[0],
			thrown: trigger.failedExecutions[0],
			staticData: trigger.staticData(),
		};
	} finally {
		await trigger.stop();
	}
}
