import { DAY_MS, isoSeconds } from '../../shared/moments';
import { REJECTIONS, type Rejections } from '../../zoom/webhooks/rejections';
import type { SetupCheck } from './setupChecks';

/** How many reasons and workflows are named. */
const MOST_NAMED = 5;

function andMore(count: number): string {
	return count > MOST_NAMED ? ` and ${count - MOST_NAMED} more` : '';
}

/** What each reason means, once. */
function meaningsOf(counts: readonly Rejections[]): string {
	const reasons = [...new Set(counts.map(({ reason }) => reason))];
	return reasons.map((reason) => ` ${reason}: ${REJECTIONS[reason]}`).join('');
}

/** In which workflows other credentials are to be checked. */
function othersOf(counts: readonly Rejections[]): string {
	const workflows = [...new Set(counts.map(({ workflowId }) => workflowId))];
	if (workflows.length === 0) return '';
	const named = workflows.slice(0, MOST_NAMED).join(', ');
	return ` Triggers with another credential have rejected webhooks as well, in workflow ${named}${andMore(workflows.length)}: run Check Setup with that credential.`;
}

/**
 * What the triggers of this process have rejected since it started: how often, in which workflow, and what
 * each reason means. What was put right, or is more than a day ago, is past.
 *
 * @param counts the latest first
 * @param credentialId of the credential that is checked: what others reject is no fault of it
 * @param now milliseconds since the epoch
 */
export function checkRejections(
	counts: readonly Rejections[],
	credentialId: string,
	now: number,
): SetupCheck {
	const name = 'rejected_webhooks';
	const isOwn = (each: Rejections) => each.credentialId === credentialId;
	const current = counts.filter(({ isSolved, lastAt }) => !isSolved && now - lastAt <= DAY_MS);
	const own = current.filter(isOwn);
	const others = othersOf(current.filter((each) => !isOwn(each)));
	if (own.length > 0) {
		const shown = own.slice(0, MOST_NAMED);
		const named = shown.map(
			({ reason, workflowId, count, lastAt }) =>
				`${count} for ${reason} (the last at ${isoSeconds(lastAt)}, in workflow ${workflowId})`,
		);
		return {
			name,
			status: 'warning',
			message: `Since its start, this process of n8n has rejected webhooks: ${named.join(', ')}${andMore(own.length)}.${meaningsOf(shown)}${others}`,
		};
	}
	const last = counts.find(isOwn);
	const message =
		last === undefined
			? 'Since its start, this process of n8n has rejected no webhook for triggers with this credential.'
			: `The last webhook that this process of n8n rejected was at ${isoSeconds(last.lastAt)} (${last.reason}). Later ones were accepted, or that is more than a day ago.`;
	const queueMode = ' In queue mode, each webhook process counts its own.';
	return { name, status: 'ok', message: `${message}${queueMode}${others}` };
}
