import { updateDisplayOptions } from 'n8n-workflow';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { accountOperations } from './account';
import type { Operation } from './common/operation';
import { fileOperations } from './file';
import { recordingOperations } from './recording';
import { sessionOperations } from './session';

interface Resource {
	option: INodePropertyOptions;
	operations: Operation[];
	defaultOperation: string;
}

const resources: Resource[] = [
	{
		option: { name: 'Account', value: 'account' },
		operations: accountOperations,
		defaultOperation: 'checkSetup',
	},
	{
		option: { name: 'File', value: 'file' },
		operations: fileOperations,
		defaultOperation: 'download',
	},
	{
		option: { name: 'Recording', value: 'recording' },
		operations: recordingOperations,
		defaultOperation: 'getAll',
	},
	{
		option: { name: 'Session', value: 'session' },
		operations: sessionOperations,
		defaultOperation: 'getAll',
	},
];

/** The fields of the node: the resource, its operation, and what that operation asks for. */
export const resourceFields: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ option }) => option),
		default: 'recording',
	},
	...resources.flatMap(({ option, operations, defaultOperation }): INodeProperties[] => [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [option.value] } },
			options: operations.map((operation) => operation.option),
			default: defaultOperation,
		},
		...operations.flatMap(({ option: { value }, fields }) =>
			updateDisplayOptions({ show: { resource: [option.value], operation: [value] } }, fields),
		),
	]),
];

/** Finds an operation by the values of the two fields. */
export function findOperation(resource: unknown, operation: unknown): Operation | undefined {
	return resources
		.find(({ option }) => option.value === resource)
		?.operations.find(({ option }) => option.value === operation);
}
