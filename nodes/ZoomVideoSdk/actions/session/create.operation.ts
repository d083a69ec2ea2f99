import type { INodeProperties } from 'n8n-workflow';

import { ZoomError } from '../../shared/errors';
import { isJsonObject } from '../../shared/json';
import { givenValues, refuseNothing } from '../../shared/parameters/given';
import { readSwitch, readText, valuesOf } from '../../shared/parameters/parameters';
import { sessionNameField } from '../../shared/parameters/sessionFields';
import { SESSIONS_PATH } from '../../zoom/http/paths';
import type { Attempt } from '../../zoom/http/ZoomApi';
import { sessionIdOf } from '../../zoom/sessions/session';
import { sessionItem } from '../../zoom/sessions/sessionItem';
import { checkLength, checkSessionName, MAX_PASSWORD } from '../../zoom/sessions/sessionName';
import { doOnce } from '../common/doOnce';
import { optionsField, type Operation } from '../common/operation';
import { HOLD, holdOption, readHold } from './holdOption';

const MAY_EXIST =
	'Zoom may have created the session at an earlier try, and would create another one';
const WHAT_THEN =
	'People can join by the name in any case. Only if another session of that name does no harm, create it again: start the workflow anew instead of trying the node again.';

const WITHOUT = 'The session would be created with the default, such as without a password.';

const automaticallyField: INodeProperties = {
	displayName: 'Record Automatically',
	name: 'recordAutomatically',
	type: 'boolean',
	default: true,
	description: 'Whether Zoom records the session in the cloud from the start',
};

const createOptions = optionsField([
	{ ...holdOption, description: HOLD },
	{
		displayName: 'Password',
		name: 'password',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'What people must enter to join: up to 10 characters',
	},
]);

/** The error of a call that Zoom may have carried out. To try again, as the error itself advises, would be wrong. */
function unanswered({ message, details }: ZoomError): ZoomError {
	return new ZoomError('Zoom may have created the session, but its answer was lost', {
		...details,
		description: `${WHAT_THEN} What happened: ${message}.`,
	});
}

/** Creates a session ahead of time, so that it records by itself or has a password. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create session',
		description:
			'Create a session ahead of time, so that it is recorded from its beginning. This does not start it.',
	},
	fields: [
		{
			...sessionNameField,
			required: true,
			description: 'The name with which people join, up to 200 characters. Case does not matter.',
		},
		automaticallyField,
		createOptions,
	],
	changesSomething: true,
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const options = givenValues(
			context.getNode().parameters,
			valuesOf(context, 'options', itemIndex),
			createOptions,
			WITHOUT,
		);
		const sessionName = context.getNodeParameter('sessionName', itemIndex, '');
		const name = checkSessionName(readText(sessionName, 'Session Name'));
		const password = readText(options.password, 'Password');
		if (password !== undefined) checkLength('Password', password, MAX_PASSWORD);
		const hold = readHold(options.hold);
		const automatically = context.getNodeParameter('recordAutomatically', itemIndex, true);
		const { recordAutomatically: saved } = context.getNode().parameters;
		refuseNothing(saved, automatically, automaticallyField, WITHOUT);
		const recordAutomatically = readSwitch(automatically, 'Record Automatically', true);
		const body = {
			session_name: name,
			...(password !== undefined && { session_password: password }),
			...(hold !== undefined && { hold }),
			settings: { auto_recording: recordAutomatically ? 'cloud' : 'none' },
		};
		const createOne = async (attempt: Attempt) => {
			if (attempt.mayBeDone) throw new ZoomError(MAY_EXIST, { description: WHAT_THEN });
			// A second one would be another session of the same name.
			const call = {
				method: 'POST',
				path: SESSIONS_PATH,
				body,
				idempotent: false,
				attempt,
			} as const;
			const { reply, error } = await api.tryCall(call);
			if (error !== undefined) throw attempt.mayBeDone ? unanswered(error) : error;
			const session = reply.body;
			if (isJsonObject(session) && sessionIdOf(session) !== undefined) {
				return sessionItem(session, false);
			}
			attempt.mayBeDone = true;
			throw new ZoomError("Zoom's answer does not name the session", { description: WHAT_THEN });
		};
		return [await doOnce(context, itemIndex, ['create', name], createOne)];
	},
};
