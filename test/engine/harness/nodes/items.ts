import type { INodeType } from 'n8n-workflow';

/** Starts the workflows of the tests; its output is the pinned data, as in n8n's editor. */
export const itemsNode: INodeType = {
	description: {
		displayName: 'Items',
		name: 'test.items',
		group: ['trigger'],
		version: 1,
		description: 'Gives the items of a test',
		defaults: { name: 'Items' },
		inputs: [],
		outputs: ['main'],
		properties: [],
	},
	async execute() {
		return [this.getInputData()];
	},
};
