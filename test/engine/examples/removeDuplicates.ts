import type { INodeType } from 'n8n-workflow';

/** Stands for n8n's Remove Duplicates, and remembers over all executions as it does. */
export function removeDuplicates(): INodeType {
	const seen = new Set<unknown>();
	return {
		description: {
			...{ displayName: 'Remove Duplicates', name: 'n8n-nodes-base.removeDuplicates' },
			...{ group: ['transform'], version: 2, description: '', defaults: { name: '' } },
			...{ inputs: ['main'], outputs: ['main'] },
			properties: [{ displayName: 'Value', name: 'dedupeValue', type: 'string', default: '' }],
		},
		async execute() {
			const isNew = (at: number) => {
				const value = this.getNodeParameter('dedupeValue', at);
				return !seen.has(value) && seen.add(value).has(value);
			};
			return [this.getInputData().filter((_, at) => isNew(at))];
		},
	};
}
