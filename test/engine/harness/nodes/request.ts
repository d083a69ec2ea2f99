import { NodeOperationError } from 'n8n-workflow';
import type { INodeType } from 'n8n-workflow';

/** Sends the one request in its parameters with a credential, like n8n's HTTP Request node. */
export function requestNode(credentialType: string): INodeType {
	return {
		description: {
			displayName: 'Request',
			name: 'test.request',
			group: ['transform'],
			version: 1,
			description: 'Sends a request',
			defaults: { name: 'Request' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: credentialType, required: true }],
			properties: [{ displayName: 'Request', name: 'request', type: 'json', default: '{}' }],
		},
		async execute() {
			const request = this.getNodeParameter('request', 0);
			if (typeof request !== 'string') {
				throw new NodeOperationError(this.getNode(), 'The request is not JSON text');
			}
			const send = this.helpers.httpRequestWithAuthentication;
			const reply: unknown = await send.call(this, credentialType, JSON.parse(request));
			return [this.helpers.returnJsonArray({ reply: JSON.parse(JSON.stringify(reply)) })];
		},
	};
}
