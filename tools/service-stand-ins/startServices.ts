import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { KeptFile } from '../upload-targets/exchange';
import { Faults } from '../upload-targets/faults';
import { calledOrigin, routedListener, type SeenRequest } from '../upload-targets/listener';
import { certificateFor } from './certificate';
import { isPlayed, startProxy } from './proxy';
import type { Service, ServiceMaker, Shared } from './service';

/** Services that are played, each by the name that it was given at the start. */
export interface Services<Played> extends Shared {
	played: Played;
	/** What came in, at whichever service. */
	requests: SeenRequest[];
	/** What was asked for and is not played. */
	refused: string[];
	/**
	 * Has a Node process, such as n8n, call the stand-ins by the services' own names. What is on this
	 * machine is called directly.
	 */
	environment: Record<string, string>;
	/** Forgets files, requests and faults, and what the services have been sent. */
	reset(): void;
	close(): Promise<void>;
}

type Makers = Readonly<Record<string, ServiceMaker>>;
type PlayedBy<M extends Makers> = { readonly [Name in keyof M]: ReturnType<M[Name]> };

/**
 * Starts a proxy on 127.0.0.1 that plays these services, and refuses all others.
 *
 * @param options.digests `false` to leave out digests of files, where time is measured
 */
export async function startServices<M extends Makers>(
	makers: M,
	{ digests: hasDigests = true }: { digests?: boolean } = {},
): Promise<Services<PlayedBy<M>>> {
	const faults = new Faults();
	const files: KeptFile[] = [];
	const requests: SeenRequest[] = [];
	const played = playAll(makers, { faults, files, hasDigests });
	const services: Service[] = Object.values(played);
	const hosts = [...new Set(services.flatMap((service) => service.hosts))];

	const certificate = await certificateFor(hosts);
	const proxy = await startProxy(hosts, certificate, (request, response) => {
		const { hostname } = new URL(calledOrigin(request));
		const called = services.filter((service) => isPlayed(service.hosts, hostname));
		const routes = called.flatMap((service) => service.routes);
		routedListener({ routes, faults, requests })(request, response);
	});
	const folder = await mkdtemp(join(tmpdir(), 'stand-ins-'));
	const trusted = join(folder, 'certificate.pem');
	await writeFile(trusted, certificate.cert);
	return {
		...{ played, faults, files, hasDigests, requests, refused: proxy.refused },
		environment: environmentOf(proxy.url, trusted),
		reset() {
			faults.clear();
			for (const list of [files, requests, proxy.refused]) list.length = 0;
			for (const service of services) service.reset?.();
		},
		async close() {
			await proxy.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

function playAll<M extends Makers>(makers: M, shared: Shared): PlayedBy<M>;
function playAll(makers: Makers, shared: Shared): Record<string, Service> {
	return Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, make(shared)]));
}

/** Both spellings: a program takes the lower-case one first, which the machine may have set. */
function environmentOf(url: string, trusted: string): Record<string, string> {
	const proxy = { HTTPS_PROXY: url, HTTP_PROXY: url, NO_PROXY: '127.0.0.1,localhost,::1' };
	const lower = Object.entries(proxy).map(([name, value]) => [name.toLowerCase(), value]);
	return { ...proxy, ...Object.fromEntries(lower), NODE_EXTRA_CA_CERTS: trusted };
}
