import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface N8nPorts {
	/** Editor, REST and webhooks. */
	port: number;
	/** Between n8n and its own task runner. */
	brokerPort: number;
}

/**
 * The environment of a quiet n8n that listens on 127.0.0.1 only, asks nothing of the network, and works
 * in the time zone of the machine (of `TZ`, where that is set).
 * The machine's own n8n settings stay out of it, and so do NODE_ENV and NODE_OPTIONS, with which
 * test runners change how n8n behaves.
 */
export function n8nEnvironment(
	userFolder: string,
	{ port, brokerPort }: N8nPorts,
	extra: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv {
	return {
		...withoutSettings(process.env),
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}`,
		WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		// The sign-in cookie is else for https only.
		N8N_SECURE_COOKIE: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		// n8n's default is America/New_York, wherever it runs; file names and schedules go by it.
		GENERIC_TIMEZONE: new Intl.DateTimeFormat().resolvedOptions().timeZone,
		...extra,
	};
}

/** Looks for its own service on the network at each start. */
const NOISY_MODULE = 'mcp-registry';

/**
 * The setting that keeps noisy modules of an n8n from starting; an n8n that does not know them, such as
 * version 1, would not start with it.
 * @param script n8n's own entry script
 */
export async function withoutNoise(script: string): Promise<Record<string, string>> {
	const module = join(dirname(dirname(script)), 'dist', 'modules', NOISY_MODULE);
	return await access(module).then(
		() => ({ N8N_DISABLED_MODULES: NOISY_MODULE }),
		() => ({}),
	);
}

const foreign = /^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_URL$|NODE_ENV$|NODE_OPTIONS$|JEST_|npm_)/;

function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	return Object.fromEntries(Object.entries(environment).filter(([name]) => !foreign.test(name)));
}
