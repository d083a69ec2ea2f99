import { readNumber, readSwitch, valuesOf } from '../../shared/parameters/parameters';
import { sessionPath } from '../../zoom/http/paths';
import { sessionRecordings } from '../../zoom/recordings/sessionRecordings';
import {
	LISTED_RECORDINGS_FIELDS,
	simplifiedRecordings,
} from '../../zoom/recordings/simplifiedRecordings';
import { sessionIdOf } from '../../zoom/sessions/session';
import { optionsField, type Operation } from '../common/operation';
import {
	readSession,
	recordedSessionField,
	sessionIdEncodingOption,
	readSessionIdEncoding,
} from '../common/sessionLocator';
import { readSimplify, simplifyFields } from '../common/simplify';

/** Zoom gives download tokens for seven days at most. */
const MAX_TOKEN_SECONDS = 604_800;
const DEFAULT_TOKEN_SECONDS = 86_400;

/** All files of one session, those of its participants too, in the shape that all sources share. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get session recordings',
		description: 'Get all recording files of a session, including those of its participants',
	},
	fields: [
		recordedSessionField,
		...simplifyFields,
		optionsField([
			{
				displayName: 'Include Download Token',
				name: 'includeDownloadToken',
				type: 'boolean',
				default: false,
				description:
					'Whether to ask Zoom for a download_access_token for use in other software. If on, Token Lifetime can be added. Anyone who can see it in the execution can download the files.',
			},
			sessionIdEncodingOption,
			{
				displayName: 'Token Lifetime (Seconds)',
				name: 'tokenLifetimeSeconds',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: MAX_TOKEN_SECONDS },
				default: DEFAULT_TOKEN_SECONDS,
				displayOptions: { show: { includeDownloadToken: [true] } },
				description:
					'How long the download token is valid, in seconds, up to 604800 (seven days). The default is a day.',
			},
		]),
	],
	outputFields: LISTED_RECORDINGS_FIELDS,
	mayHaveMoreFields: true,
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const options = valuesOf(context, 'options', itemIndex);
		const encoding = readSessionIdEncoding(options);
		const includeDownloadToken = readSwitch(
			options.includeDownloadToken,
			'Include Download Token',
			false,
		);
		const ttl = readNumber(options.tokenLifetimeSeconds, 'Token Lifetime (Seconds)', {
			min: 0,
			max: MAX_TOKEN_SECONDS,
			fallback: DEFAULT_TOKEN_SECONDS,
		});
		const simplify = readSimplify(context, itemIndex);
		const sessionId = await readSession(context, api, itemIndex, 'recorded');
		const session = await api.get(sessionPath(sessionId, encoding, 'recordings'), {
			...(includeDownloadToken && { include_fields: 'download_access_token', ttl }),
		});
		const named =
			sessionIdOf(session) === undefined ? { ...session, session_id: sessionId } : session;
		const recordings = sessionRecordings(named, includeDownloadToken);
		return [simplify ? simplifiedRecordings(recordings) : recordings];
	},
};
