import { createServer } from 'node:net';

import { startSimulator, type Settings, type Simulator } from '../../zoom-simulator';
import { checkZoom, type CheckZoomOptions } from '../checkZoom';
import type { Waits } from '../CheckRun';
import type { CheckResult } from '../runChecks';
import { readEnvironment } from '../environment';
import type { Terminal } from '../terminal';

const DAY = 86_400_000;

export const LIVE_NAME = 'Standup "Ünïcode" | *bold* <b>';

/** Zoom's minutes as moments. */
const FAST: Partial<Settings> = {
	processingDelayMs: 100,
	transcriptDelayMs: 150,
	summaryDelayMs: 200,
	retryScale: 0.0002,
};

const WAITS = { settle: 40, processing: 4000, events: 1500, repeat: 1000, look: 30 };

/** A simulated account with recordings of every kind. */
export async function startAccount(settings: Partial<Settings> = {}): Promise<Simulator> {
	const simulator = await startSimulator({ settings: { ...FAST, ...settings } });
	seedAccount(simulator);
	return simulator;
}

export function seedAccount(simulator: Simulator): void {
	const days = (ago: number) => new Date(Date.now() - ago * DAY);
	simulator.seed({
		name: 'Everything',
		startedAt: days(1),
		files: [
			...(['video', 'audio', 'chat', 'timeline', 'captions', 'transcript', 'summary'] as const),
			{ kind: 'participantAudio', userId: '16778240', userKey: 'user-1' },
		],
	});
	simulator.seed({ name: 'Inner', startedAt: days(2), idShape: 'slash' });
	simulator.seed({ name: 'Leading', startedAt: days(3), idShape: 'leadingSlash' });
	simulator.seed({ name: 'Trashed', startedAt: days(4), trashedAt: days(2) });
}

export interface Asked {
	/** In place of the simulator's own. */
	baseUrl?: string;
	readOnly?: boolean;
	only?: readonly string[];
	/** Who receives events; none by default. */
	webhookPort?: number;
	/** In place of the address of the port. */
	webhookUrl?: string;
	variables?: Record<string, string>;
	terminal?: Partial<Terminal>;
	waits?: Partial<Waits>;
	stopped?: AbortSignal;
	/** The terminal's lines are added here. */
	said?: string[];
}

export interface Checked {
	report: string;
	results: CheckResult[];
	/** A finding as one line: `matched: …`. */
	of(name: string): string;
	/** The settings that the checks named. */
	settings: Record<string, unknown>;
}

/** Checks an account as a maintainer would, who says yes to everything. */
export async function check(simulator: Simulator, asked: Asked = {}): Promise<Checked> {
	const environment = readEnvironment(variablesOf(simulator, asked));
	const options: CheckZoomOptions = {
		environment,
		terminal: { ...maintainer(simulator, asked), ...asked.terminal },
		readOnly: asked.readOnly ?? false,
		webhookPort: asked.webhookPort ?? 0,
		waits: { ...WAITS, ...asked.waits },
		...(asked.only && { only: asked.only }),
		...(asked.stopped && { stopped: asked.stopped }),
	};
	const { report, results } = await checkZoom(options);
	const all = results.flatMap((subject) => subject.results);
	return {
		report,
		results: all,
		of: (name) => {
			const found = all.find((each) => each.check.name === name);
			return `${found?.result}: ${found?.text}`;
		},
		settings: Object.assign({}, ...all.map(({ settings }) => settings ?? {})),
	};
}

/** The credential of a simulated account, as variables. */
export function variablesOf(
	{ keys, baseUrl, origins }: Simulator,
	{ webhookPort, webhookUrl, variables, ...asked }: Asked = {},
): Record<string, string> {
	return {
		ZOOM_VIDEO_SDK_API_KEY: keys.apiKey,
		ZOOM_VIDEO_SDK_API_SECRET: keys.apiSecret,
		ZOOM_VIDEO_SDK_SDK_KEY: keys.sdkKey,
		ZOOM_VIDEO_SDK_SDK_SECRET: keys.sdkSecret,
		ZOOM_VIDEO_SDK_BASE_URL: asked.baseUrl ?? baseUrl,
		ZOOM_VIDEO_SDK_DOWNLOAD_HOSTS: [origins.api, origins.files]
			.map((origin) => new URL(origin).host)
			.join(' '),
		...(webhookPort !== undefined && {
			ZOOM_VIDEO_SDK_WEBHOOK_URL: webhookUrl ?? `http://127.0.0.1:${webhookPort}/`,
			ZOOM_VIDEO_SDK_WEBHOOK_SECRET_TOKEN: keys.webhookSecretToken,
		}),
		...variables,
	};
}

function maintainer(simulator: Simulator, { webhookPort, webhookUrl, said }: Asked): Terminal {
	return {
		say: (text) => void said?.push(text),
		confirm: async (question) => {
			if (question.startsWith('Is it live')) simulator.startSession({ name: LIVE_NAME });
			return true;
		},
		ask: async (question) => {
			if (question.startsWith('Name of the session')) return LIVE_NAME;
			if (question.startsWith('Full name')) return 'Everything';
			if (question.startsWith('Type DELETE')) return 'DELETE';
			if (question.startsWith('Press Enter')) {
				const url = webhookUrl ?? `http://127.0.0.1:${webhookPort}/`;
				await simulator.webhooks.validate({ url });
				simulator.webhooks.subscribe({ url });
			}
			return '';
		},
	};
}

/** A port that is free at this moment. */
export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === 'string') throw new Error('No port');
	return address.port;
}
