import type { z } from 'zod';

import { until } from '../until';
import { publicationAnswer } from './n8nAnswers';
import { type N8nRest, N8nRestError } from './n8nRest';

/** n8n did not take up a workflow's triggers; `message` is what the trigger itself said. */
export class ActivationRefused extends Error {
	override readonly name = 'ActivationRefused';
}

/**
 * Activates a version of a workflow and waits until n8n has taken up its triggers, which newer
 * versions of n8n do in the background.
 * @throws ActivationRefused with the trigger's own message.
 */
export async function publish(rest: N8nRest, id: string, versionId: string): Promise<void> {
	try {
		await rest.post(`/rest/workflows/${id}/activate`, { versionId });
	} catch (error) {
		// Where n8n does not publish in the background, a trigger's refusal is the answer.
		if (error instanceof N8nRestError) throw new ActivationRefused(error.message);
		throw error;
	}
	const { status, triggers } = await until(
		`workflow ${id} to be published`,
		async () => {
			const now = await publication(rest, id);
			return now.status === 'in_progress' ? undefined : now;
		},
		{ limit: 120_000, pause: 250 },
	);
	if (status === 'published') return;
	const reasons = triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
	throw new ActivationRefused(reasons.join('\n') || `n8n calls the workflow ${status}`);
}

/** How far the publication is; an older n8n does not know the question, and is done. */
async function publication(rest: N8nRest, id: string): Promise<z.infer<typeof publicationAnswer>> {
	try {
		return publicationAnswer.parse(await rest.get(`/rest/workflows/${id}/publication-status`));
	} catch (error) {
		if (!(error instanceof N8nRestError && error.status === 404)) throw error;
		return { status: 'published', triggers: [] };
	}
}
