import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { nodeError } from '../transport/nodeError';
import { ZoomApi } from '../transport/ZoomApi';
import type { JsonObject } from '../zoom/json';
import { InputError } from '../zoom/ZoomError';
import { FileItem } from './operation';
import { findOperation } from './resources';
import { isTool, toolAnswer } from './toolAnswer';

async function runForItem(
	host: IExecuteFunctions,
	openApi: () => Promise<ZoomApi>,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const resource = host.getNodeParameter('resource', itemIndex);
	const name = host.getNodeParameter('operation', itemIndex);
	const operation = findOperation(resource, name);
	if (operation === undefined) {
		throw new InputError(
			`Operation: “${String(resource)}: ${String(name)}” does not exist`,
			'Choose an operation from the list. A newer version of this package may have saved it.',
		);
	}
	const output =
		'executeOffline' in operation
			? await operation.executeOffline(host, itemIndex)
			: await operation.execute(host, await openApi(), itemIndex);
	const pairedItem = { item: itemIndex };
	const told = isTool(host) ? toolAnswer : (json: JsonObject) => json;
	return output.map((result) =>
		result instanceof FileItem
			? { json: told(result.json), binary: result.binary, pairedItem }
			: { json: told(result), pairedItem },
	);
}

/** n8n tells an execution that was stopped from one that failed by the word “canceled” in the error. */
function canceled(host: IExecuteFunctions): NodeOperationError {
	return new NodeOperationError(host.getNode(), 'The execution was canceled');
}

/**
 * Runs the chosen operation for each input item, one after the other.
 *
 * With Continue On Fail an item that fails becomes an item with `error` (what happened) and `message`
 * (what to do), and the others go on; after Stop nothing goes on.
 */
export async function runOperation(host: IExecuteFunctions): Promise<INodeExecutionData[]> {
	let opened: Promise<ZoomApi> | undefined;
	const openApi = async () => await (opened ??= ZoomApi.open(host));
	const output: INodeExecutionData[] = [];
	for (const itemIndex of host.getInputData().keys()) {
		try {
			for (const result of await runForItem(host, openApi, itemIndex)) output.push(result);
		} catch (cause) {
			if (host.getExecutionCancelSignal()?.aborted === true) throw canceled(host);
			const error = nodeError(host.getNode(), cause, itemIndex);
			if (!host.continueOnFail()) throw error;
			// n8n takes just these two fields for an error. Given the error itself as well, 2.41 would keep
			// its message only, and the error output would lose the fields of the input item.
			const advice = error.description ? { message: error.description } : {};
			output.push({
				json: { error: error.message, ...advice },
				pairedItem: { item: itemIndex },
			});
		}
	}
	return output;
}
