import { InputError } from '../../shared/errors';
import {
	readChoice,
	readChoices,
	readFlag,
	readNumber,
	readSwitch,
	readText,
	valuesOf,
} from '../../shared/parameters/parameters';
import { sessionNameField } from '../../shared/parameters/sessionFields';
import { parseCredential, CREDENTIAL_NAME } from '../../zoom/auth/credential';
import { signClaims } from '../../zoom/auth/jwt';
import { sdkPair } from '../../zoom/auth/keyPair';
import { MAX_LIFETIME, MIN_LIFETIME, REGIONS, sessionClaims } from '../../zoom/sessions/joinToken';
import { type Operation } from '../common/operation';
import { readHold } from './holdOption';
import { DEFAULT_LIFETIME, tokenOptions } from './tokenFields';

/**
 * Signs the token (JWT) with which one person joins a session. Zoom is not called.
 *
 * Whoever has the token can join until it expires. It goes into the output and nowhere else.
 */
export const createToken: Operation = {
	option: {
		name: 'Create Join Token',
		value: 'createToken',
		action: 'Create join token',
		description:
			'Sign the token with which a person joins a session. It also says how the session is recorded.',
	},
	fields: [
		{
			...sessionNameField,
			required: true,
			description:
				'The session to join, up to 200 characters. Everyone who joins under the same name meets in one session.',
		},
		{
			displayName: 'Role',
			name: 'role',
			type: 'options',
			default: 'participant',
			options: [
				{
					name: 'Host',
					value: 'host',
					description: 'Host or co-host of the session, who can record and end it',
				},
				{ name: 'Participant', value: 'participant', description: 'Joins the session' },
			],
			description: 'What the person may do in the session',
		},
		tokenOptions,
	],
	async execute(context, itemIndex) {
		const options = valuesOf(context, 'options', itemIndex);
		const sessionName = context.getNodeParameter('sessionName', itemIndex, '');
		const role = context.getNodeParameter('role', itemIndex, 'participant');
		const roles = ['host', 'participant'] as const;
		const settings = {
			role: readChoice(role, 'Role', roles, 'participant'),
			sessionName: readText(sessionName, 'Session Name'),
			userKey: readText(options.userKey, 'User Key'),
			sessionKey: readText(options.sessionKey, 'Session Key'),
			regions: readChoices(options.regions, 'Regions', REGIONS),
			lifetimeMinutes: readNumber(options.lifetimeMinutes, 'Lifetime (Minutes)', {
				min: MIN_LIFETIME,
				max: MAX_LIFETIME,
				fallback: DEFAULT_LIFETIME,
			}),
			recordingLayout: readFlag(options.recordingLayout, 'Recording Layout', [0, 1]),
			recordOwnVideo: readSwitch(options.recordOwnVideo, 'Record Own Video', undefined),
			transcript: readFlag(options.transcript, 'Transcript', [0, 1, 2]),
			hold: readHold(options.hold),
			videoWebRtc: readFlag(options.videoWebRtc, 'Video WebRTC', [0, 1]),
			audioWebRtc: readFlag(options.audioWebRtc, 'Audio WebRTC', [0, 1]),
			trackingId: readText(options.trackingId, 'Telemetry Tracking ID'),
		};
		const pair = sdkPair(parseCredential(await context.getCredentials(CREDENTIAL_NAME, itemIndex)));
		if (pair === undefined) {
			throw new InputError(
				"The credential has no 'SDK Key' and 'SDK Secret', which sign join tokens",
				"Copy both from the SDK keys section of your Video SDK account into the credential \"Zoom Video SDK API\". They are a different pair from 'API Key' and 'API Secret'.",
			);
		}
		const claims = sessionClaims(settings, pair.key, Date.now());
		return [
			{
				token: await signClaims(claims, pair.secret),
				session_name: claims.tpc,
				role_type: settings.role === 'host' ? 1 : 0,
				...(settings.sessionKey !== undefined && { session_key: settings.sessionKey }),
				...(settings.userKey !== undefined && { user_key: settings.userKey }),
				expires_at: new Date(claims.exp * 1000).toISOString(),
			},
		];
	},
};
