import { CredentialTestContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunction,
	INodeCredentialTestResult,
	INodeType,
	IVersionedNodeType,
} from 'n8n-workflow';

import { StoredCredentials } from './credentials';
import { loadPackage } from './package';

function versionsOf(node: INodeType | IVersionedNodeType): INodeType[] {
	return 'nodeVersions' in node ? Object.values(node.nodeVersions) : [node];
}

function findTest(
	nodes: Array<INodeType | IVersionedNodeType>,
	credentialType: string,
): ICredentialTestFunction {
	for (const node of nodes.flatMap(versionsOf)) {
		for (const { name, testedBy } of node.description.credentials ?? []) {
			const test =
				typeof testedBy === 'string' ? node.methods?.credentialTest?.[testedBy] : undefined;
			if (name === credentialType && test) return test;
		}
	}
	throw new Error(`No node of the package tests ${credentialType} with a function (testedBy)`);
}

/**
 * What n8n does when a user saves a credential: fills in the defaults and runs the function that
 * the first node with `testedBy` gives for it.
 *
 * @param credentialType `zoomVideoSdkApi`
 */
export async function testCredential(
	credentialType: string,
	data: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult> {
	const loader = await loadPackage();
	const nodes = Object.values(loader.nodeTypes).map(({ type }) => type);
	const test = findTest(nodes, credentialType);
	const filled = new StoredCredentials(loader).withDefaults(credentialType, data);
	return await test.call(new CredentialTestContext(), {
		id: 'test',
		name: 'Test',
		type: credentialType,
		data: filled,
	});
}
