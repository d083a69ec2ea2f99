import { isoSeconds } from '../../shared/moments';
import { REJECTIONS, type Rejections } from '../../zoom/webhooks/rejections';
import type { SetupCheck } from './setupChecks';

/** How many reasons are named. */
const MOST_NAMED = 5;

/**
 * What the triggers of this process have rejected since it started: how often, in which workflow, and what
 * each reason means.
 *
 * @param counts the latest first
 */
export function checkRejections(counts: readonly Rejections[]): SetupCheck {
	const name = 'rejected_webhooks';
	if (counts.length === 0) {
		return {
			name,
			status: 'ok',
			message:
				'Since its start, this process of n8n has rejected no webhook. In queue mode, each webhook process counts its own.',
		};
	}
	const named = counts
		.slice(0, MOST_NAMED)
		.map(
			({ reason, workflowId, count, lastAt }) =>
				`${count} for ${reason} (the last at ${isoSeconds(lastAt)}, in workflow ${workflowId})`,
		);
	const more = counts.length > MOST_NAMED ? ` and ${counts.length - MOST_NAMED} more` : '';
	const reasons = [...new Set(counts.slice(0, MOST_NAMED).map(({ reason }) => reason))];
	const meanings = reasons.map((reason) => ` ${reason}: ${REJECTIONS[reason]}`);
	return {
		name,
		status: 'warning',
		message: `Since its start, this process of n8n has rejected webhooks: ${named.join(', ')}${more}.${meanings.join('')}`,
	};
}
