import { ZoomError } from '../../shared/errors';
import type { UnusableReason } from '../../zoom/webhooks/logEntry';
import type { MissedEvents } from '../../zoom/webhooks/missedEvents';

const WHAT: Readonly<Record<UnusableReason, string>> = {
	no_body: 'without a body',
	cut_body: 'with a body that is cut short or not an event',
	parsed_body:
		'with a body that Zoom does not show as it was sent, so that the signature does not match',
	missing_header: 'without the signature headers',
	bad_signature: 'whose signature matches neither secret token of the credential',
};

/**
 * The error about failed deliveries whose events cannot be returned, because they are forged, altered or incomplete.
 *
 * @returns `undefined` when there are none
 */
export function unusableError(unusable: MissedEvents['unusable']): ZoomError | undefined {
	const reasons = Object.entries(WHAT).flatMap(([reason, what]) => {
		const count = Object.entries(unusable).find(([name]) => name === reason)?.[1] ?? 0;
		return count > 0 ? [{ count, text: `${count} ${what}` }] : [];
	});
	if (reasons.length === 0) return undefined;
	const all = reasons.reduce((sum, { count }) => sum + count, 0);
	const ofRepeats =
		(unusable.no_body ?? 0) > 0
			? ' Without bodies, it is not known which of these a repeat has delivered after all.'
			: '';
	const texts = reasons.map(({ text }) => text).join('; ');
	return new ZoomError(
		`Failed deliveries in Zoom's webhook log whose events cannot be returned: ${all}`,
		{
			description: `In the log are: ${texts}.${ofRepeats} If signatures do not match, copy Secret Token from Zoom's event subscriptions again. If they were not sent to this n8n, set the filter Endpoint. Finished recordings, transcripts and summaries can be made up for with Recording: Get Many, or with 'If Log Is Unusable'.`,
		},
	);
}
