import { randomUUID } from 'node:crypto';

import type { Credential } from '../../../tools/n8n/client/n8nAnswers';
import {
	type ServiceCredential,
	type ServiceMaker,
	startServices,
} from '../../../tools/service-stand-ins';
import { type OwnN8n, startOwnN8n } from './ownN8n';

type Makers = Readonly<Record<string, ServiceMaker>>;
type ServicesOf<M extends Makers> = Awaited<ReturnType<typeof startServices<M>>>;

/** An n8n of the test's own, whose nodes call stand-ins by the services' real names. */
export interface N8nWithServices<M extends Makers> extends OwnN8n {
	services: ServicesOf<M>;
	/** Stores what somebody enters in n8n to use a service. */
	store(credential: ServiceCredential): Promise<Credential>;
}

/** Starts these services, and an n8n that calls them; every other name is refused. */
export async function startN8nWithServices<M extends Makers>(
	makers: M,
	environment: Readonly<Record<string, string>> = {},
): Promise<N8nWithServices<M>> {
	const services = await startServices(makers);
	const own = await startOwnN8n({}, { ...services.environment, ...environment });
	return {
		...own,
		services,
		store: async ({ type, data }) =>
			// n8n takes the tokens of somebody who has signed in for a new credential only.
			await own.client.saveCredential(`${type} ${randomUUID()}`, type, data),
		async close() {
			await own.close();
			await services.close();
		},
	};
}
