import { readFileSync } from 'node:fs';

import { ProxyAgent } from 'undici';
import { z } from 'zod';

import { startServices, type ServiceCredential, type ServiceMaker, type Services } from '..';

type Started<M extends Readonly<Record<string, ServiceMaker>>> = Awaited<
	ReturnType<typeof startServices<M>>
>;

export interface UsedServices<S> {
	readonly now: S;
	/** Sends requests through the proxy, and trusts what a process with the environment trusts. */
	readonly dispatcher: ProxyAgent;
}

/** Starts services for the tests of a file. */
export function useServices<M extends Readonly<Record<string, ServiceMaker>>>(
	makers: M,
): UsedServices<Started<M>> {
	let started: Started<M> | undefined;
	let agent: ProxyAgent | undefined;
	beforeAll(async () => {
		started = await startServices(makers);
		agent = agentOf(started);
	});
	afterEach(() => started?.reset());
	afterAll(async () => {
		await agent?.destroy();
		await started?.close();
	});
	const there = <T>(value: T | undefined): T => {
		if (value === undefined) throw new Error('The services have not been started');
		return value;
	};
	return {
		get now() {
			return there(started);
		},
		get dispatcher() {
			return there(agent);
		},
	};
}

function agentOf({ environment }: Services<unknown>): ProxyAgent {
	const ca = readFileSync(String(environment['NODE_EXTRA_CA_CERTS']));
	return new ProxyAgent({ uri: String(environment['HTTPS_PROXY']), requestTls: { ca } });
}

const tokens = z.union([
	z.object({ accessToken: z.string() }).transform(({ accessToken }) => accessToken),
	z
		.object({ oauthTokenData: z.object({ access_token: z.string() }) })
		.transform(({ oauthTokenData }) => oauthTokenData.access_token),
]);

/** The bearer token that n8n sends with a credential. */
export function tokenOf({ data }: ServiceCredential): string {
	return tokens.parse(data);
}
