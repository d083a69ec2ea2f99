import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { settingsSchema } from '../../zoom-simulator/settingsSchema';
import type { Settings, Simulator } from '../../zoom-simulator';
import { SUBJECTS } from '../checks';
import { OPEN_QUESTIONS } from '../report/openQuestions';
import { check, freePort, seedAccount, startAccount } from './account';

/** Every answer that Zoom may give and that is not the simulator's own, with the subjects that ask. */
const ANSWERS: Array<[only: string[], settings: Partial<Settings>]> = [
	[['tokens'], { maxTokenLifetimeSeconds: 7200 }],
	[['tokens'], { acceptSdkPair: true }],
	[['tokens'], { expiredTokenMessage: 'Access token is expired.' }],
	[['tokens'], { iatSkewSeconds: 300 }],
	[['recordings'], { maxPageSize: 100, pageSizeTooLarge: 'error' }],
	[['recordings'], { maxPageSize: 100 }],
	[['recordings'], { longRange: 'clampFrom' }],
	[['recordings'], { longRange: 'clampTo' }],
	[['recordings'], { listParticipantAudio: true }],
	[['session-recordings'], { unknownSessionRecordings: '3001' }],
	[['session-recordings'], { noRecordingMessage: 'There is no recording for this session.' }],
	[['session-recordings'], { downloadAccessTokenSeconds: 3600 }],
	[['downloads'], { downloadUnauthorized: 'html', downloadTokenInQuery: false }],
	[['downloads'], { downloadRedirects: 3, bearerAtFileOrigin: 'refuse' }],
	[['downloads'], { downloadRedirects: 0 }],
	[['downloads'], { fileRanges: false }],
	[['downloads'], { fileIfRange: 'ignored' }],
	[['downloads'], { fileEtag: false, fileLastModified: false, fileContentLength: false }],
	[['downloads'], { fileContentType: 'octetStream' }],
	[['downloads'], { fileEncoding: 'gzip' }],
	[['downloads'], { fileEncoding: 'gzipWhole' }],
	[['downloads'], { fileEncoding: 'gzipBareRanges' }],
	[['ids'], { idEncoding: 'documented' }],
	[['ids'], { idEncoding: 'once' }],
	[['ids'], { idEncoding: 'twice' }],
	[['created-session'], { createStatus: '200', sessionNotLive: '400' }],
	[['live-session'], { wrongRecordingState: 'accept' }],
	[['live-session'], { cloudRecording: 'notAvailable' }],
	[['live-session'], { cloudRecording: 'storageFull' }],
	[['live-session'], { recordingStretches: 'untilStop', openStretchEnd: 'missing' }],
	[['live-session'], { recordingStretches: 'never' }],
	[['trash'], { recover: 'noPermission200' }],
	[['trash'], { recover: 'storageFull' }],
	[['trash'], { recover: 'foreignUser' }],
	[['live-session', 'trash'], { deleteWithoutAction: 'delete' }],
	[['live-session', 'trash'], { deleteWithoutAction: 'error' }],
	[['live-session', 'webhooks'], { retry4xx: false, retryTimestamp: 'same' }],
	[['live-session', 'webhooks'], { apiTokenOpens: 'restAddresses', downloadTokenSeconds: 3600 }],
	[['live-session', 'webhooks'], { eventSessionId: 'number', bodyStyle: 'pretty' }],
	[['live-session', 'webhooks'], { twins: true, bodyStyle: 'escapedSlashes' }],
	[['live-session', 'webhooks'], { signChallenge: false }],
	[['reports'], { webhookLog: 'noApp' }],
	[['reports'], { webhookLog: 'unknownCall' }],
	[
		['live-session', 'webhooks', 'reports'],
		{ webhookLogBodies: 'json', webhookLogHeaders: 'list' },
	],
	[
		['live-session', 'webhooks', 'reports'],
		{ webhookLogBodies: 'cut', webhookLogHeaders: 'object' },
	],
	[['live-session', 'webhooks', 'reports'], { webhookLogBodies: 'none' }],
];

/** As the report shows it behind `--set`. */
const shown = (value: unknown) => (/^[\w.]+$/.test(String(value)) ? String(value) : `'${value}'`);

let zoom: Simulator;
beforeAll(async () => {
	zoom = await startAccount();
});
beforeEach(() => seedAccount(zoom));
afterEach(() => {
	zoom.reset();
	for (const { id } of zoom.webhooks.list()) zoom.webhooks.unsubscribe(id);
});
afterAll(async () => await zoom.close());

it.each(ANSWERS)('%j names %j', async (only, settings) => {
	zoom.settings.set(settings);
	const needsEvents = only.includes('webhooks');
	const checked = await check(zoom, {
		only,
		...(needsEvents && { webhookPort: await freePort() }),
	});

	expect(checked.settings).toMatchObject(settings);
	for (const [name, value] of Object.entries(settings)) {
		expect(checked.report).toContain(` --set ${name}=${shown(value)}`);
	}
});

it('names a setting for everything that the simulator calls not known', async () => {
	// Over more than a second, so that what is logged has an order.
	zoom.settings.set({ retryScale: 0.004 });
	const checked = await check(zoom, { webhookPort: await freePort(), waits: { repeat: 4000 } });
	const unknown = Object.entries(settingsSchema.shape)
		.filter(([, { description = '' }]) => /not known|conflicting/.test(description))
		.map(([name]) => name);
	expect(unknown.length).toBeGreaterThan(15);
	// How long logs are kept would be seen after as long.
	expect(unknown.filter((name) => !(name in checked.settings))).toEqual(['webhookLogDays']);
});

it('stands beside the question that it answers', async () => {
	zoom.settings.set({ longRange: 'clampTo', maxPageSize: 100 });
	const { report } = await check(zoom, { only: ['recordings'] });
	expect(report).toMatch(/^\| 1 \| .* \| `maxPageSize=100`, `pageSizeTooLarge=clamp` \|$/m);
	expect(report).toMatch(/^\| 5 \| .* \| `longRange=clampTo` \|$/m);
});

it('has a check for each open question', () => {
	const answered = SUBJECTS.flatMap(({ checks }) => checks.map(({ answers }) => answers));
	const unasked = Object.keys(OPEN_QUESTIONS).filter(
		(number) => !answered.includes(Number(number)),
	);
	expect(unasked).toEqual([]);
});

it('is named by the docs as it is', () => {
	const page = readFileSync(join(__dirname, '../../../docs/check-zoom.md'), 'utf8');
	const [sentence = ''] = /^The first release can go out when .*?matched\./ms.exec(page) ?? [];
	const named = [...sentence.matchAll(/_([^_]+)_/g)].map(([, name]) => name);
	const names = SUBJECTS.flatMap(({ checks }) => checks.map(({ name }) => name));
	expect(named.length).toBeGreaterThan(3);
	expect(named.filter((name) => !names.some((each) => each === name))).toEqual([]);
});

it('tells which settings remain where an account has few ids with a slash', async () => {
	zoom.reset();
	zoom.seed({ name: 'Only', startedAt: new Date(), idShape: 'slash' });
	zoom.settings.set({ idEncoding: 'once' });
	const { of, settings } = await check(zoom, { only: ['ids'] });
	expect(of('Session ids with a slash')).toMatch(
		/ is read only if it is encoded once\. The setting may also be once\.$/,
	);
	expect(settings).toMatchObject({ idEncoding: 'documented' });
});
