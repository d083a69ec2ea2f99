import type { IHookFunctions } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { toNodeError } from '../../shared/toNodeError';
import {
	apiAccess,
	parseCredential,
	webhookSecrets,
	type Credential,
	CREDENTIAL_NAME,
} from '../../zoom/auth/credential';
import { SESSION_EVENTS, COMPLETED_EVENTS } from '../../zoom/webhooks/events';
import { readSettings } from './settings';

function labelOf(event: string): string {
	return SESSION_EVENTS.find(({ name }) => name === event)?.label ?? event;
}

/** Checks what a complete set also needs: the REST API, and the event of each kind. */
function checkSet(
	credential: Credential,
	events: readonly string[],
	wanted: ReadonlyArray<keyof typeof COMPLETED_EVENTS>,
): void {
	const { problem } = apiAccess(credential);
	if (problem !== undefined) {
		throw new InputError(
			`Output: a complete set needs the REST API. ${problem}`,
			'Open the credential "Zoom Video SDK API" and correct it, or choose another Output.',
		);
	}
	const lacking = wanted.map((kind) => COMPLETED_EVENTS[kind]).filter((e) => !events.includes(e));
	if (lacking.length > 0) {
		// n8n shows only the message, so it says what to do.
		throw new InputError(
			`Trigger On: also choose ${lacking.map((event) => `"${labelOf(event)}"`).join(' and ')} for the complete set`,
			'Or remove from Required Files what these events announce.',
		);
	}
}

async function check(context: IHookFunctions): Promise<void> {
	const credential = parseCredential(await context.getCredentials(CREDENTIAL_NAME));
	if (webhookSecrets(credential).length === 0) {
		throw new InputError(
			"The credential has no Webhook Secret Token: paste the Secret Token of Zoom's event subscriptions into it",
			'Without it, forged events cannot be detected. At Zoom, open the event subscriptions of your Video SDK account, copy Secret Token, and paste it into Webhook Secret Token of the credential "Zoom Video SDK API".',
		);
	}
	const { events, output } = readSettings(context);
	if (events.length === 0) {
		throw new InputError(
			'Trigger On: choose at least one event',
			'Choose the events that start this workflow.',
		);
	}
	if (output.mode === 'completeSet') checkSet(credential, events, output.wanted);
}

/**
 * Refuses to activate a trigger that would reject every event, would never start the workflow, or has an
 * invalid setting.
 *
 * @throws NodeOperationError that says what is wrong and how to solve it
 */
export async function checkActivation(context: IHookFunctions): Promise<void> {
	try {
		await check(context);
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}
