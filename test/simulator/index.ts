import { controlRoutes } from './control/routes';
import { DownloadTokens } from './download-tokens';
import { FaultTable } from './faults/fault-table';
import { AddressBook } from './files/addresses';
import { RequestLog } from './http/request-log';
import { listen } from './http/server';
import { LifeCycle } from './life-cycle';
import { apiOrigin, fileOrigin } from './origins';
import { RateCounter } from './rest/rate-limits';
import type { Keys, Service } from './service';
import type { SettingsPatch } from './settings';
import { SettingsStore } from './settings';
import { Simulator } from './simulator';
import { Store } from './state/store';
import { WebhookSender } from './webhooks/sender';

export { signApiToken } from './api-token';
export type { Fault, FaultRule } from './faults/fault-table';
export type { LoggedRequest } from './http/request-log';
export type { NewSession, Seed } from './new-session';
export { planLimits } from './rest/rate-limits';
export type { Keys } from './service';
export type { Settings, SettingsPatch } from './settings';
export type { Simulator } from './simulator';
export type { StoredFile, StoredSession } from './state/model';
export type { Attempt, Delivery } from './webhooks/delivery';
export type { Subscription, Validation } from './webhooks/sender';
export { encryptToken, signBody } from './webhooks/signature';

/** How a stand-in is started. All of it has a default. */
export interface SimulatorOptions extends Partial<Keys> {
	/** Of the API; a free one by default. */
	port?: number;
	/** Of the second origin, which the files come from; a free one by default. */
	filesPort?: number;
	settings?: SettingsPatch | Record<string, unknown>;
}

/** The same at each start, so that what was pasted elsewhere stays right. */
const simulated = (name: string) => `simulated_${name}_0123456789abcdef`;

const defaultKeys: Keys = {
	accountId: 'AAAAAABBBB',
	apiKey: simulated('api_key'),
	apiSecret: simulated('api_secret'),
	sdkKey: simulated('sdk_key'),
	sdkSecret: simulated('sdk_secret'),
	webhookSecretToken: simulated('webhook_secret'),
};

/**
 * Starts a local stand-in for Zoom's Video SDK cloud recording: REST, webhooks and files, on
 * 127.0.0.1 only.
 * @throws Error when a port is taken, ZodError for a wrong setting
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const { port = 0, filesPort = 0, settings: patch = {}, ...keys } = options;
	const settings = new SettingsStore(patch);
	const service: Service = {
		keys: { ...defaultKeys, ...keys },
		settings,
		store: new Store(),
		addresses: new AddressBook(),
		downloadTokens: new DownloadTokens(() => settings.clock()),
		origins: { api: '', files: '' },
	};
	const webhooks = new WebhookSender(service);
	const life = new LifeCycle(service, webhooks);
	const faults = new FaultTable();
	const log = new RequestLog();
	const rates = new RateCounter();
	const servers: Array<Awaited<ReturnType<typeof listen>>['server']> = [];
	const simulator = new Simulator(service, life, webhooks, faults, log, rates, servers);
	const parts = { service, life, faults, rates, log, control: controlRoutes(simulator) };
	const api = await listen(apiOrigin(parts), port);
	servers.push(api.server);
	const files = await listen(fileOrigin(parts), filesPort).catch(async (error: unknown) => {
		await simulator.close();
		throw error;
	});
	servers.push(files.server);
	service.origins = { api: api.url, files: files.url };
	return simulator;
}
