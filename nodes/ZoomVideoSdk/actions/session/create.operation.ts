import { ZoomError } from '../../shared/errors';
import { readSwitch, readText, valuesOf } from '../../shared/parameters';
import { sessionNameField } from '../../shared/sessionFields';
import { SESSIONS_PATH } from '../../zoom/http/paths';
import { sessionIdOf } from '../../zoom/sessions/session';
import { sessionItem } from '../../zoom/sessions/sessionItem';
import { checkLength, checkSessionName, MAX_PASSWORD } from '../../zoom/sessions/sessionName';
import { optionsField, type Operation } from '../common/operation';
import { HOLD, holdOption, readHold } from './holdOption';

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
		{
			displayName: 'Record Automatically',
			name: 'autoRecording',
			type: 'boolean',
			default: true,
			description: 'Whether Zoom records the session in the cloud from the start',
		},
		optionsField([
			{ ...holdOption, description: HOLD },
			{
				displayName: 'Password',
				name: 'password',
				type: 'string',
				typeOptions: { password: true },
				default: '',
				description: 'What people must enter to join: up to 10 characters',
			},
		]),
	],
	runsOnce: true,
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const options = valuesOf(context, 'options', itemIndex);
		const sessionName = context.getNodeParameter('sessionName', itemIndex, '');
		const name = checkSessionName(readText(sessionName, 'Session Name'));
		const password = readText(options.password, 'Password');
		if (password !== undefined) checkLength('Password', password, MAX_PASSWORD);
		const hold = readHold(options.hold);
		const automatically = context.getNodeParameter('autoRecording', itemIndex, true);
		const autoRecording = readSwitch(automatically, 'Record Automatically', true);
		const session = await api.request({
			method: 'POST',
			path: SESSIONS_PATH,
			body: {
				session_name: name,
				...(password !== undefined && { session_password: password }),
				...(hold !== undefined && { hold }),
				settings: { auto_recording: autoRecording ? 'cloud' : 'none' },
			},
			// A second one would be another session of the same name.
			idempotent: false,
		});
		if (sessionIdOf(session) === undefined) {
			throw new ZoomError("Zoom's answer does not name the session", {
				description: 'The session may have been created. Look for it before you try again.',
			});
		}
		return [sessionItem(session, false)];
	},
};
