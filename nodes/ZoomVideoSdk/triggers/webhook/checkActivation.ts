import type { IHookFunctions } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { isN8nStarting } from '../../shared/isN8nStarting';
import { toNodeError } from '../../shared/toNodeError';
import { refuseUnevaluated } from '../../shared/parameters/unevaluated';
import {
	apiAccess,
	parseCredential,
	webhookSecrets,
	type Credential,
	CREDENTIAL_NAME,
} from '../../zoom/auth/credential';
import { RECORDINGS_PATH } from '../../zoom/http/paths';
import { isKeyRejected } from '../../zoom/http/response';
import { ZoomApi } from '../../zoom/http/ZoomApi';
import { triggerFields } from './fields';
import { readSettings } from './settings';

/** For Zoom to say whether it accepts the keys. n8n waits for each of its workflows when it starts. */
const DEADLINE_MS = 5_000;

function withoutApi(problem: string, advice: string): InputError {
	return new InputError(`'Output': a complete set needs the REST API. ${problem}`, advice);
}

/**
 * Checks what a complete set needs besides: the REST API. Without it, no question to Zoom would be answered,
 * and every event would be refused until Zoom gives up.
 *
 * Only keys that Zoom rejects count: anything else may have passed when the first event comes.
 */
async function checkSet(context: IHookFunctions, credential: Credential): Promise<void> {
	const { problem } = apiAccess(credential);
	if (problem !== undefined) {
		throw withoutApi(
			problem,
			'Open the credential "Zoom Video SDK API" and correct it, or choose another Output.',
		);
	}
	// As n8n starts, a refusal would take away the address of a published workflow, for up to a day after the keys
	// or the clock are put right: n8n tries again ever more rarely. Zoom repeats what is answered 503 meanwhile.
	if (isN8nStarting(context)) return;
	const api = await ZoomApi.open(context);
	const { reply, error } = await api.tryCall({
		...{ method: 'GET', path: RECORDINGS_PATH, query: { page_size: 1 } },
		...{ idempotent: true, deadlineMs: DEADLINE_MS },
	});
	if (reply === undefined || error === undefined || !isKeyRejected(reply)) return;
	throw withoutApi(error.message, error.details.description ?? '');
}

async function check(context: IHookFunctions): Promise<void> {
	const credential = parseCredential(await context.getCredentials(CREDENTIAL_NAME));
	if (webhookSecrets(credential).length === 0) {
		throw new InputError(
			"The credential has no 'Webhook Secret Token': paste the Secret Token of Zoom's event subscriptions into it",
			'Without it, forged events cannot be detected. At Zoom, open the event subscriptions of your Video SDK account, copy Secret Token, and paste it into \'Webhook Secret Token\' of the credential "Zoom Video SDK API".',
		);
	}
	refuseUnevaluated(context.getNode().parameters, triggerFields);
	const { events, output } = readSettings(context);
	if (output.mode === 'completeSet') {
		await checkSet(context, credential);
	} else if (events.length === 0) {
		throw new InputError(
			"'Trigger On': choose at least one event",
			'Choose the events that start this workflow.',
		);
	}
}

/** n8n has taken down the version before by then (2.41), and asks again only when somebody publishes. */
const STOPPED =
	'The version that was published before has stopped: correct this, then publish again';

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
		const failure = toNodeError(context.getNode(), error);
		// n8n shows the message only, not the description.
		if (context.getActivationMode() === 'update') {
			failure.message = `${failure.message.replace(/\.$/, '')}. ${STOPPED}`;
		}
		throw failure;
	}
}
