import { updateDisplayOptions } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';

import { account } from './account';
import type { Operation, Resource } from './common/operation';
import { file } from './file';
import { recording } from './recording';
import { session } from './session';

const resources: Resource[] = [account, file, recording, session];

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
