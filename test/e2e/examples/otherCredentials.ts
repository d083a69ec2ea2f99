import type { N8nClient } from '../../../tools/n8n/client/n8nClient';
import type { WorkflowDefinition, WorkflowNode } from '../../../tools/n8n/client/workflow';

const credentialTypes: Readonly<Record<string, string>> = {
	'n8n-nodes-base.awsS3': 'aws',
	'n8n-nodes-base.gmail': 'gmailOAuth2',
	'n8n-nodes-base.googleDrive': 'googleDriveOAuth2Api',
	'n8n-nodes-base.slack': 'slackApi',
	'@n8n/n8n-nodes-langchain.lmChatOpenAi': 'openAiApi',
	'@n8n/n8n-nodes-langchain.openAi': 'openAiApi',
};

/** The type of the credential that a node of n8n's own needs; `undefined` for those that need none. */
function credentialTypeOf({ type, parameters }: WorkflowNode): string | undefined {
	const chosen = parameters['nodeCredentialType'] ?? parameters['genericAuthType'];
	return typeof chosen === 'string' ? chosen : credentialTypes[type];
}

/**
 * Chooses a credential in each of n8n's own nodes that needs one, as somebody does in the editor. It is
 * empty: nobody signs in with it.
 */
export async function withOtherCredentials(
	client: N8nClient,
	{ nodes, ...rest }: WorkflowDefinition,
): Promise<WorkflowDefinition> {
	const chosen: WorkflowNode[] = [];
	for (const node of nodes) {
		const type = credentialTypeOf(node);
		if (type === undefined) {
			chosen.push(node);
			continue;
		}
		const { id, name } = await client.saveCredential(type, type, {});
		chosen.push({ ...node, credentials: { [type]: { id, name } } });
	}
	return { ...rest, nodes: chosen };
}
