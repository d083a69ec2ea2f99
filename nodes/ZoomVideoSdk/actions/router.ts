import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { InputError } from '../shared/errors';
import type { JsonObject } from '../shared/json';
import { toNodeError } from '../shared/toNodeError';
import { refuseUnevaluated } from '../shared/parameters/unevaluated';
import { ZoomApi } from '../zoom/http/ZoomApi';
import { errorForAgent } from './common/agentError';
import { outputSelector } from './common/agentOutput';
import { noteBegun } from './common/crashedRun';
import { forgetDone } from './common/doOnce';
import { isTool } from './common/isTool';
import { FileItem, type Operation } from './common/operation';
import { findOperation } from './resources';

const jsonOf = (result: JsonObject | FileItem): JsonObject =>
	result instanceof FileItem ? result.json : result;

/** The operation that an item asks for. */
function readOperation(context: IExecuteFunctions, itemIndex: number): Operation {
	const resource = context.getNodeParameter('resource', itemIndex);
	const name = context.getNodeParameter('operation', itemIndex);
	const operation = findOperation(resource, name);
	if (operation === undefined) {
		throw new InputError(
			`'Operation': "${String(resource)}: ${String(name)}" does not exist`,
			'Choose an operation from the list. The workflow may have been saved with a newer version of this package.',
		);
	}
	return operation;
}

async function runForItem(
	context: IExecuteFunctions,
	openApi: () => Promise<ZoomApi>,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const operation = readOperation(context, itemIndex);
	refuseUnevaluated(context.getNode().parameters, operation.fields);
	const selectOutput = outputSelector(context, itemIndex, operation);
	const results = await operation.execute(context, itemIndex, openApi);
	const pairedItem = { item: itemIndex };
	return selectOutput(results.map(jsonOf)).map((json, place) => {
		const result = results[place];
		return result instanceof FileItem
			? { json, binary: result.binary, pairedItem }
			: { json, pairedItem };
	});
}

/** n8n recognises a stopped execution by the word "canceled" in the error. */
function canceled(context: IExecuteFunctions): NodeOperationError {
	return new NodeOperationError(context.getNode(), 'The execution was canceled');
}

/**
 * Runs the chosen operation for each input item, one after the other.
 *
 * With Continue On Fail, an item that fails becomes an item with `error` (what happened) and `message`
 * (what to do), and the others continue. After Stop, nothing continues.
 */
export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	let opened: Promise<ZoomApi> | undefined;
	const openApi = async () => await (opened ??= ZoomApi.open(context));
	noteBegun(context);
	const output: INodeExecutionData[] = [];
	let hasFailed = false;
	for (const itemIndex of context.getInputData().keys()) {
		try {
			for (const result of await runForItem(context, openApi, itemIndex)) output.push(result);
		} catch (cause) {
			if (context.getExecutionCancelSignal()?.aborted === true) throw canceled(context);
			const error = toNodeError(context.getNode(), cause, itemIndex);
			if (!context.continueOnFail()) throw isTool(context) ? errorForAgent(error) : error;
			hasFailed = true;
			// n8n recognises an error by just these two fields. With the error itself as well, 2.41 would keep
			// its message only, and the error output would lose the fields of the input item.
			const advice = error.description ? { message: error.description } : {};
			output.push({
				json: { error: error.message, ...advice },
				pairedItem: { item: itemIndex },
			});
		}
	}
	if (!hasFailed) forgetDone(context);
	return output;
}
