import { different, matched, notAsked, type Check, type Subject } from '../check';
import type { CheckRun } from '../CheckRun';
import type { CallOptions, Reply } from '../zoom/ZoomClient';
import { expectError, nameOf, unexpected } from './answers';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The cheapest call there is. */
async function ask({ zoom }: CheckRun, options: CallOptions = {}): Promise<Reply> {
	return await zoom.call('recordings.list', { query: { page_size: 1 }, ...options });
}

const INVALID = [[401, 124]] as const;

const apiPair: Check = {
	name: 'API pair',
	question: 'Does a token of the API pair open the REST API?',
	async run(run) {
		const reply = await ask(run);
		return reply.isSuccess ? matched('It does.') : unexpected(reply, 'HTTP 200');
	},
};

const LIFETIMES = [HOUR, 2 * HOUR, DAY, 2 * DAY, 7 * DAY, 30 * DAY];

const lifetime: Check = {
	name: 'Longest lifetime of a token',
	question: 'How long may a token be valid?',
	answers: 10,
	async run(run) {
		let longest = 0;
		for (const seconds of LIFETIMES) {
			const reply = await ask(run, { token: await run.zoom.sign({ lifetime: seconds }) });
			if (!reply.isSuccess) {
				if (longest === 0) return unexpected(reply, 'HTTP 200 with a token of an hour');
				const refused = `${hours(seconds)} is refused (${nameOf(reply)})`;
				return matched(`${hours(longest)} is accepted, ${refused}.`, {
					maxTokenLifetimeSeconds: longest,
				});
			}
			longest = seconds;
		}
		return matched(`${hours(longest)} is accepted; nothing longer was tried.`, {
			maxTokenLifetimeSeconds: 0,
		});
	},
};

function hours(seconds: number): string {
	return seconds > 2 * DAY ? `${seconds / DAY} days` : `${seconds / HOUR} h`;
}

const expired: Check = {
	name: 'Expired token',
	question: 'How does Zoom refuse an expired token?',
	async run(run) {
		const issuedAt = Math.floor(Date.now() / 1000) - 2 * HOUR;
		const reply = await ask(run, { token: await run.zoom.sign({ issuedAt, lifetime: HOUR }) });
		return expectError(reply, INVALID, { expiredTokenMessage: reply.message ?? '' });
	},
};

const SKEWS = [0, 30, 60, 120, 300, 600];

const clock: Check = {
	name: 'Clock ahead',
	question: 'How far in the future may the issue time of a token be?',
	async run(run) {
		let farthest: number | undefined;
		for (const seconds of SKEWS) {
			const issuedAt = Math.floor(Date.now() / 1000) + seconds;
			const reply = await ask(run, { token: await run.zoom.sign({ issuedAt }) });
			if (!reply.isSuccess) {
				if (farthest === undefined) return unexpected(reply, 'HTTP 200 with a token issued now');
				const text = `${farthest} s ahead is accepted, ${seconds} s is refused.`;
				return matched(text, { iatSkewSeconds: farthest });
			}
			farthest = seconds;
		}
		const text = `${farthest} s ahead is accepted; nothing more was tried.`;
		return matched(text, { iatSkewSeconds: farthest ?? 0 });
	},
};

const wrongSecret: Check = {
	name: 'Wrong secret',
	question: 'Does Zoom refuse a token signed with another secret?',
	async run(run) {
		const pair = { key: run.zoom.access.pair.key, secret: `not-${run.zoom.access.pair.secret}` };
		return expectError(await ask(run, { token: await run.zoom.sign({ pair }) }), INVALID);
	},
};

const inQuery: Check = {
	name: 'Token in the address',
	question: 'Does Zoom refuse a token in the query of a call?',
	async run(run) {
		const query = { page_size: 1, access_token: await run.zoom.sign() };
		return expectError(await ask(run, { token: null, query }), INVALID);
	},
};

const sdk: Check = {
	name: 'SDK pair',
	question: 'Does Zoom refuse the pair for joining sessions in REST calls?',
	async run(run) {
		if (run.sdkPair === undefined) return notAsked('No SDK pair was given.');
		const reply = await ask(run, { token: await run.zoom.sign({ pair: run.sdkPair }) });
		if (reply.isSuccess) return matched('It is accepted.', { acceptSdkPair: true });
		return expectError(reply, INVALID, { acceptSdkPair: false });
	},
};

const rawKey: Check = {
	name: 'Platform Studio key',
	question: 'Which header works for an API key from Platform Studio?',
	answers: 8,
	async run(run) {
		const key = run.rawApiKey;
		if (key === undefined) return notAsked('No Platform Studio key was given.');
		const forms: Record<string, Record<string, string>> = {
			'Authorization: Bearer KEY': { authorization: `Bearer ${key}` },
			'Authorization: KEY': { authorization: key },
			'X-API-Key: KEY': { 'x-api-key': key },
		};
		for (const [form, headers] of Object.entries(forms)) {
			if ((await ask(run, { headers })).isSuccess) return matched(`"${form}".`);
		}
		return different(`None of ${Object.keys(forms).join(', ')}.`);
	},
};

const government: Check = {
	name: 'Zoom for Government',
	question: 'Does Zoom for Government answer these calls?',
	answers: 12,
	async run(run) {
		if (!run.zoom.access.baseUrl.hostname.endsWith('zoomgov.com')) {
			return notAsked('The Base URL is not the one of Zoom for Government.');
		}
		const reply = await ask(run);
		return reply.isSuccess ? matched('It does.') : unexpected(reply, 'HTTP 200');
	},
};

export const tokens: Subject = {
	name: 'tokens',
	title: 'Tokens',
	checks: [apiPair, lifetime, expired, clock, wrongSecret, inQuery, sdk, rawKey, government],
};
