import type { INodeProperties } from 'n8n-workflow';

import { sessionKeyField } from '../../shared/parameters/sessionFields';
import { MAX_LIFETIME, MIN_LIFETIME } from '../../zoom/sessions/joinToken';
import { optionsField } from '../common/operation';
import { HOLD, holdOption } from './holdOption';

export const DEFAULT_LIFETIME = 120;

const REGION_NAMES = [
	{ name: 'Australia', value: 'AU' },
	{ name: 'Brazil', value: 'BR' },
	{ name: 'Canada', value: 'CA' },
	{ name: 'China', value: 'CN' },
	{ name: 'Germany', value: 'DE' },
	{ name: 'Hong Kong', value: 'HK' },
	{ name: 'India', value: 'IN' },
	{ name: 'Japan', value: 'JP' },
	{ name: 'Mexico', value: 'MX' },
	{ name: 'Netherlands', value: 'NL' },
	{ name: 'Singapore', value: 'SG' },
	{ name: 'United States', value: 'US' },
];

const recordingFields: INodeProperties[] = [
	{
		displayName: 'Record Own Video',
		name: 'recordOwnVideo',
		type: 'boolean',
		default: true,
		description:
			"Whether this person's video is recorded in its own file (cloud_recording_election). This needs a host whose token asks for one file per participant, and an account for which Zoom has enabled it.",
	},
	{
		displayName: 'Recording Layout',
		name: 'recordingLayout',
		type: 'options',
		default: 0,
		options: [
			{
				name: 'One Combined File',
				value: 0,
				description: 'The recording shows everyone together',
			},
			{
				name: 'One File per Participant',
				value: 1,
				description: 'Each person whose token has Record Own Video is recorded separately',
			},
		],
		description:
			"How the session is recorded (cloud_recording_option). Zoom reads this only from the host's token. Separate files need a Universal Credit account with individual recording enabled.",
	},
	{
		displayName: 'Transcript',
		name: 'transcript',
		type: 'options',
		default: 1,
		options: [
			{ name: 'None', value: 0, description: 'The recording is not transcribed' },
			{
				name: 'Transcript',
				value: 1,
				description: 'Zoom makes a transcript of the recording',
			},
			{
				name: 'Transcript and AI Summary',
				value: 2,
				description: 'Zoom makes a transcript and an AI summary of it',
			},
		],
		description:
			'What Zoom makes from the recording (cloud_recording_transcript_option). Needs a Universal Credit account.',
	},
];

/** How the Video SDK for web sends and receives video or audio. */
function webRtcOption(kind: 'Audio' | 'Video', name: string, claim: string): INodeProperties {
	return {
		displayName: `${kind} WebRTC`,
		name,
		type: 'options',
		default: 1,
		options: [
			{ name: 'Off', value: 0, description: 'WebRTC is not used' },
			{ name: 'On', value: 1, description: 'WebRTC is used' },
		],
		description: `Whether the Video SDK for web uses WebRTC for ${kind.toLowerCase()} (${claim}). If not set, the SDK chooses by device.`,
	};
}

/** What a token for joining can contain besides role and name. */
export const tokenOptions: INodeProperties = optionsField([
	webRtcOption('Audio', 'audioWebRtc', 'audio_webrtc_mode'),
	{
		...holdOption,
		description: `${HOLD} The token of the first person to join decides for the session.`,
	},
	{
		displayName: 'Lifetime (Minutes)',
		name: 'lifetimeMinutes',
		type: 'number',
		typeOptions: { minValue: MIN_LIFETIME, maxValue: MAX_LIFETIME },
		default: DEFAULT_LIFETIME,
		description:
			'How long the token can be used to join, from 30 minutes to 48 hours (2880 minutes). The default is 120.',
	},
	...recordingFields.slice(0, 2),
	{
		displayName: 'Regions',
		name: 'regions',
		type: 'multiOptions',
		default: [],
		options: REGION_NAMES,
		description:
			'Regions of the data centers that may host the session (geo_regions). If empty, Zoom chooses.',
	},
	{
		...sessionKeyField,
		description:
			'Your own name for the session, up to 36 characters. It appears in recordings and events. If the host has one, everyone who joins must have the same.',
	},
	{
		displayName: 'Telemetry Tracking ID',
		name: 'trackingId',
		type: 'string',
		default: '',
		description: 'Your own ID for the telemetry of the Video SDK for web (telemetry_tracking_id)',
	},
	...recordingFields.slice(2),
	{
		displayName: 'User Key',
		name: 'userKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. user-7',
		description:
			"Your own name for the person, up to 36 characters. It appears with the person's files in recordings.",
	},
	webRtcOption('Video', 'videoWebRtc', 'video_webrtc_mode'),
]);
