import { InputError } from '../../../../nodes/ZoomVideoSdk/shared/errors';
import { issueTime } from '../../../../nodes/ZoomVideoSdk/zoom/auth/jwt';
import {
	MAX_LIFETIME,
	MIN_LIFETIME,
	REGIONS,
	sessionClaims,
	type SessionTokenSettings,
} from '../../../../nodes/ZoomVideoSdk/zoom/sessions/joinToken';

const NOW = Date.parse('2026-05-09T11:00:00Z');
const iat = issueTime(NOW);

const claims = (settings: Partial<SessionTokenSettings>) =>
	sessionClaims(
		{ role: 'host', sessionName: 'Weekly', lifetimeMinutes: 60, ...settings },
		'the-sdk-key',
		NOW,
	);

/** What Zoom would refuse, in the words that the user gets. */
function refusal(settings: Partial<SessionTokenSettings>): [string, string | undefined] {
	try {
		claims(settings);
	} catch (error) {
		expect(error).toMatchObject({ name: 'InputError' });
		if (error instanceof InputError) return [error.message, error.description];
	}
	return ['accepted', undefined];
}

describe('the claims of a join token', () => {
	it('are the least that Zoom requires, when nothing more is given', () => {
		expect(claims({})).toStrictEqual({
			app_key: 'the-sdk-key',
			role_type: 1,
			tpc: 'Weekly',
			version: 1,
			iat,
			exp: iat + 3600,
		});
	});

	it("are Zoom's names for all that is given", () => {
		expect(
			claims({
				userKey: 'user',
				sessionKey: 'session',
				regions: ['DE', 'US'],
				recordingLayout: 1,
				recordOwnVideo: true,
				transcript: 2,
				hold: 1,
				videoWebRtc: 1,
				audioWebRtc: 1,
				trackingId: 'tracking',
			}),
		).toEqual({
			...claims({}),
			user_key: 'user',
			session_key: 'session',
			geo_regions: 'DE,US',
			cloud_recording_option: 1,
			cloud_recording_election: 1,
			cloud_recording_transcript_option: 2,
			hold: 1,
			video_webrtc_mode: 1,
			audio_webrtc_mode: 1,
			telemetry_tracking_id: 'tracking',
		});
	});

	it.each<[string, Partial<SessionTokenSettings>, object]>([
		['a participant', { role: 'participant' }, { role_type: 0 }],
		['one file for all', { recordingLayout: 0 }, { cloud_recording_option: 0 }],
		[
			"no file of one's own",
			{ recordOwnVideo: false, recordingLayout: 0 },
			{ cloud_recording_election: 0 },
		],
		[
			"a participant's own file",
			{ role: 'participant', recordOwnVideo: true },
			{ cloud_recording_election: 1 },
		],
		['no transcript', { transcript: 0 }, { cloud_recording_transcript_option: 0 }],
		['nobody held', { hold: 0 }, { hold: 0 }],
		['the other way to hold', { role: 'participant', hold: 2 }, { hold: 2 }],
		[
			'no WebRTC',
			{ videoWebRtc: 0, audioWebRtc: 0 },
			{ video_webrtc_mode: 0, audio_webrtc_mode: 0 },
		],
		['the shortest life', { lifetimeMinutes: MIN_LIFETIME }, { exp: iat + 1800 }],
		['the longest life', { lifetimeMinutes: MAX_LIFETIME }, { exp: iat + 172_800 }],
		['a key of 36 characters', { userKey: 'k'.repeat(36) }, { user_key: 'k'.repeat(36) }],
	])('say it: %s', (_, settings, said) => {
		expect(claims(settings)).toMatchObject(said);
	});

	it("know Zoom's regions", () => {
		expect(REGIONS.join()).toBe('AU,BR,CA,CN,DE,HK,IN,JP,MX,NL,SG,US');
	});
});

describe('what Zoom would refuse, or ignore', () => {
	const LIFETIME = 'Zoom accepts tokens of 30 minutes to 48 hours (2880 minutes).';

	it.each<[string, Partial<SessionTokenSettings>, string, string]>([
		[
			'no name',
			{ sessionName: undefined },
			"'Session Name': the name is empty",
			'Give the session a name.',
		],
		[
			'a long user key',
			{ userKey: 'k'.repeat(37) },
			"'User Key': 37 characters are too many",
			'Zoom accepts up to 36 characters.',
		],
		[
			'a long session key',
			{ sessionKey: 'k'.repeat(37) },
			"'Session Key': 37 characters are too many",
			'Zoom accepts up to 36 characters.',
		],
		[
			'too short a life',
			{ lifetimeMinutes: 29 },
			"'Lifetime (Minutes)': 29 minutes is out of range",
			LIFETIME,
		],
		[
			'too long a life',
			{ lifetimeMinutes: 2881 },
			"'Lifetime (Minutes)': 2881 minutes is out of range",
			LIFETIME,
		],
		[
			'recording files of a participant',
			{ role: 'participant', recordingLayout: 0 },
			"'Recording Layout': only a host's token can set this",
			"Zoom reads it only from the host's token. Remove it here, or set Role to Host.",
		],
		[
			"a file of one's own where all are in one",
			{ recordingLayout: 0, recordOwnVideo: true },
			"'Record Own Video': there is no own video when 'Recording Layout' is One Combined File",
			"Set 'Recording Layout' to One File per Participant, or remove 'Record Own Video'.",
		],
	])('%s', (_, settings, message, description) => {
		expect(refusal(settings)).toEqual([message, description]);
	});
});

describe('the name of a session', () => {
	const nameRefusal = (sessionName: string) => refusal({ sessionName })[0];

	it.each([
		['letters of all languages', 'Über 会议 नमस्ते'],
		["Zoom's characters", ' !#$%&()+-:;<=.>?@[]^_{}|~,'],
		['200 characters', 'x'.repeat(200)],
		['200 characters of two units each', '𝒳'.repeat(200)],
	])('may be %s', (_, name) => {
		expect(claims({ sessionName: name }).tpc).toBe(name);
	});

	it.each([
		['201 characters', 'x'.repeat(201), "'Session Name': 201 characters are too many"],
		['a quote', 'my "talk"', '\'Session Name\': Zoom does not accept """ in it'],
		['a slash', 'a/b', '\'Session Name\': Zoom does not accept "/" in it'],
		['a picture', 'talk 🎉', '\'Session Name\': Zoom does not accept "🎉" in it'],
		['a tab', 'a\tb', "'Session Name': Zoom does not accept a line break or tab in it"],
		['a line break', 'a\nb', "'Session Name': Zoom does not accept a line break or tab in it"],
	])('may not hold %s', (_, name, message) => {
		expect(nameRefusal(name)).toBe(message);
	});

	it('that is refused is followed by what is accepted', () => {
		expect(refusal({ sessionName: '*' })[1]).toBe(
			'Use letters, digits, spaces and ! # $ % & ( ) + - : ; < = . > ? @ [ ] ^ _ { } | ~ ,',
		);
		expect(refusal({ sessionName: 'x'.repeat(201) })[1]).toBe('Zoom accepts up to 200 characters.');
	});
});
