import type { WorkflowActivateMode } from 'n8n-workflow';

/**
 * Whether n8n takes up a published workflow because it has just started, or has become the leader: nobody is there to
 * see an error, and after one n8n may not try again.
 */
export function isN8nStarting(context: { getActivationMode(): WorkflowActivateMode }): boolean {
	return ['init', 'leadershipChange'].includes(context.getActivationMode());
}
