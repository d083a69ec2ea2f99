import { controlRoutes } from './control/routes';
import { DownloadTokens } from './downloadTokens';
import { FaultTable } from './faults/faultTable';
import { AddressBook } from './files/addresses';
import { RequestLog } from './http/requestLog';
import { listen } from './http/server';
import { Lifecycle } from './lifecycle';
import { apiOrigin, fileOrigin, operationsOf } from './origins';
import { RateCounter } from './rest/rateLimits';
import type { Keys, Service } from './service';
import { SettingsStore, type SettingsPatch } from './settings';
import { Simulator } from './simulator';
import { Store } from './state/store';
import { WebhookSender } from './webhooks/sender';

export { signApiToken } from './apiToken';
export type { Fault, FaultRule } from './faults/faultTable';
export type { LoggedRequest } from './http/requestLog';
export type { NewSession, Seed } from './newSession';
export { planLimits } from './rest/rateLimits';
export type { Keys } from './service';
export type { Settings, SettingsPatch } from './settings';
export type { Simulator } from './simulator';
export type { StoredFile, StoredSession } from './state/model';
export type { Attempt, Delivery } from './webhooks/delivery';
export type { Subscription, Validation } from './webhooks/sender';
export { encryptToken, signBody } from './webhooks/signature';

/** How a simulator is started. Everything has a default. */
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
 * Starts a local simulator of Zoom's Video SDK cloud recording: REST, webhooks and files, on
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
	const lifecycle = new Lifecycle(service, webhooks);
	const operations = new Set<string>();
	const faults = new FaultTable(operations);
	const log = new RequestLog();
	const rates = new RateCounter();
	const servers: Array<Awaited<ReturnType<typeof listen>>['server']> = [];
	const simulator = new Simulator(service, lifecycle, webhooks, faults, log, rates, servers);
	const control = controlRoutes(simulator);
	const parts = { service, lifecycle, webhooks, faults, rates, log, control };
	const [ofApi, ofFiles] = [apiOrigin(parts), fileOrigin(parts)];
	for (const name of [...operationsOf(ofApi), ...operationsOf(ofFiles)]) operations.add(name);
	const api = await listen(ofApi, port);
	servers.push(api.server);
	const files = await listen(ofFiles, filesPort).catch(async (error: unknown) => {
		await simulator.close();
		throw error;
	});
	servers.push(files.server);
	service.origins = { api: api.url, files: files.url };
	return simulator;
}
