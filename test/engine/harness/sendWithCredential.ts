import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { CredentialData } from './credentials';
import { requestNode } from './nodes/request';
import { runNode, type NodeRun } from './runNode';

/**
 * Sends a request through `httpRequestWithAuthentication` from a node outside the package, as a
 * user does who picks the credential in n8n's HTTP Request node.
 *
 * @param credentials one credential: `{ zoomVideoSdkApi: { … } }`
 * @param request JSON values only
 * @returns the run; its one item has the answer in `json.reply`
 */
export async function sendWithCredential(
	credentials: CredentialData,
	request: Pick<
		IHttpRequestOptions,
		'url' | 'method' | 'headers' | 'json' | 'returnFullResponse'
	> & {
		qs?: IDataObject;
		body?: IDataObject;
	},
): Promise<NodeRun> {
	const [type] = Object.keys(credentials);
	if (!type) throw new Error('No credential is given');
	return await runNode({
		type: 'test.request',
		own: [requestNode(type)],
		credentials,
		parameters: { request: JSON.stringify(request) },
	});
}
