import { choicesAnswer } from './n8nAnswers';
import type { N8nRest } from './n8nRest';
import type { WorkflowNode } from './workflow';

/**
 * What a node offers in one of its lists, such as the folders of a drive: names by value.
 * @param node with those defaults that its credential depends on, as the editor sends them
 * @param parameter the field with the list, such as `folderId`
 * @param methodName by which n8n fills it, such as `folderSearch`
 */
export async function readChoices(
	rest: N8nRest,
	{ type, typeVersion, parameters, credentials }: WorkflowNode,
	parameter: string,
	methodName: string,
): Promise<Map<string, string>> {
	const answer = await rest.post('/rest/dynamic-node-parameters/resource-locator-results', {
		...{ path: `parameters.${parameter}`, methodName, credentials },
		nodeTypeAndVersion: { name: type, version: typeVersion },
		currentNodeParameters: parameters,
	});
	const { results } = choicesAnswer.parse(answer);
	return new Map(results.map(({ name, value }) => [value, name]));
}
