import { decodeProtectedHeader, jwtVerify } from 'jose';
import type { INodeParameters } from 'n8n-workflow';

import { allTextOf } from '../fixtures/leaks';
import { jsonOf, useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const create = async (parameters: INodeParameters = {}, credential = {}) =>
	await zoom.run(
		'createToken',
		{ resource: 'session', sessionName: 'Weekly', ...parameters },
		{ tokens: 'allowed', credential },
	);

/** The claims of the token, after its signature has been checked as Zoom would. */
async function claimsOf(parameters: INodeParameters = {}) {
	const run = await create(parameters);
	expect(run.error).toBeUndefined();
	const token = String(jsonOf(run)[0]?.token);
	expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256', typ: 'JWT' });
	const secret = new TextEncoder().encode(zoom.simulator.keys.sdkSecret);
	const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'] });
	return payload;
}

it('signs the required claims, and no others, with the SDK pair', async () => {
	const before = Math.floor(Date.now() / 1000);
	const { iat = 0, exp = 0, ...claims } = await claimsOf();
	expect(claims).toEqual({
		app_key: zoom.simulator.keys.sdkKey,
		role_type: 0,
		tpc: 'Weekly',
		version: 1,
	});
	expect(iat).toBeGreaterThanOrEqual(before - 30);
	expect(iat).toBeLessThanOrEqual(Math.floor(Date.now() / 1000));
	expect(exp - iat).toBe(7200);
	expect(zoom.calls()).toEqual([]);
});

it('signs all claims that options ask for', async () => {
	const {
		iat = 0,
		exp = 0,
		...claims
	} = await claimsOf({
		role: 'host',
		options: {
			lifetimeMinutes: 30,
			recordingLayout: 1,
			recordOwnVideo: true,
			transcript: 2,
			hold: 1,
			videoWebRtc: 1,
			audioWebRtc: 0,
			trackingId: 'tracking-1',
			regions: ['DE', 'US'],
			sessionKey: 'k'.repeat(36),
			userKey: 'u'.repeat(36),
		},
	});
	expect(claims).toEqual({
		app_key: zoom.simulator.keys.sdkKey,
		role_type: 1,
		tpc: 'Weekly',
		version: 1,
		user_key: 'u'.repeat(36),
		session_key: 'k'.repeat(36),
		geo_regions: 'DE,US',
		cloud_recording_option: 1,
		cloud_recording_election: 1,
		cloud_recording_transcript_option: 2,
		hold: 1,
		video_webrtc_mode: 1,
		audio_webrtc_mode: 0,
		telemetry_tracking_id: 'tracking-1',
	});
	expect(exp - iat).toBe(1800);
});

it.each([
	['a participant who is recorded separately', { options: { recordOwnVideo: true } }],
	['a participant who is not', { options: { recordOwnVideo: false } }],
	['a transcript only', { role: 'host', options: { transcript: 1 } }],
	['one file for all', { role: 'host', options: { recordingLayout: 0, recordOwnVideo: false } }],
	['48 hours', { options: { lifetimeMinutes: 2880 } }],
	['a name with every character', { sessionName: 'aZ9 !#$%&()+-:;<=.>?@[]^_{}|~,' }],
	['letters of other languages', { sessionName: 'Überblick 会议 é' }],
])('signs %s', async (_, parameters: INodeParameters) => {
	expect(await claimsOf(parameters)).toMatchObject({ version: 1 });
});

it('outputs what the token is for beside it', async () => {
	const run = await create({ options: { userKey: 'u1', sessionKey: 's1' } });
	expect(jsonOf(run)).toEqual([
		{
			token: expect.stringMatching(/^eyJ/),
			session_name: 'Weekly',
			role_type: 0,
			user_key: 'u1',
			session_key: 's1',
			expires_at: expect.stringMatching(/^\d{4}-.*Z$/),
		},
	]);
});

it.each<[string, INodeParameters, RegExp]>([
	['no name', { sessionName: '={{ "" }}' }, /^'Session Name': the name is empty/],
	['a long name', { sessionName: 'x'.repeat(201) }, /^'Session Name': 201 characters/],
	['an apostrophe', { sessionName: "Ann's" }, /^'Session Name': Zoom does not accept "'"/],
	[
		'a typographic apostrophe',
		{ sessionName: 'Ann\u2019s' },
		/^'Session Name': Zoom does not accept "\u2019"/,
	],
	['a slash', { sessionName: 'a/b' }, /^'Session Name': Zoom does not accept "\/"/],
	[
		'29 minutes',
		{ options: { lifetimeMinutes: 29 } },
		/^'Lifetime \(Minutes\)': 29 is not allowed/,
	],
	[
		'over 48 hours',
		{ options: { lifetimeMinutes: 2881 } },
		/^'Lifetime \(Minutes\)': 2881 is not allowed/,
	],
	[
		'half a minute',
		{ options: { lifetimeMinutes: 60.5 } },
		/^'Lifetime \(Minutes\)': 60.5 is not allowed/,
	],
	['a long user key', { options: { userKey: 'u'.repeat(37) } }, /^'User Key': 37 characters/],
	['a long session key', { options: { sessionKey: 'k'.repeat(37) } }, /^'Session Key': 37/],
	['an unknown region', { options: { regions: ['XX'] } }, /^'Regions': "XX" is not one/],
	['an unknown role', { role: 'boss' }, /^'Role': "boss" is not one of the choices/],
	['an unknown way to hold', { options: { hold: 3 } }, /^'Hold': "3" is not one of the choices/],
	['an unknown mode', { options: { videoWebRtc: 2 } }, /^'Video WebRTC': "2" is not one/],
	['an unknown option', { options: { transcript: 3 } }, /^'Transcript': "3" is not one/],
	[
		"recording files in a participant's token",
		{ options: { recordingLayout: 1 } },
		/^'Recording Layout': only a host's token can set this/,
	],
	[
		'an own file beside one file for all',
		{ role: 'host', options: { recordingLayout: 0, recordOwnVideo: true } },
		/^'Record Own Video': /,
	],
])('refuses %s before it signs', async (_, parameters, message) => {
	const { error, items } = await create(parameters);
	expect(error?.message).toMatch(message);
	expect(items).toEqual([]);
});

it('needs the SDK pair, and nothing but it', async () => {
	const without = await create({}, { sdkSecret: '' });
	expect(without.error?.message).toMatch(/no 'SDK Key' and 'SDK Secret'/);
	expect(without.error?.description).toMatch(/a different pair from 'API Key'/);
	const only = await create({}, { apiKey: '', apiSecret: '', baseUrl: 'nowhere' });
	expect(only.error).toBeUndefined();
});

it('logs no token', async () => {
	await create();
	expect(allTextOf(zoom.logs)).not.toMatch(/eyJ/);
});
