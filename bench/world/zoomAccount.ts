import { z } from 'zod';

import { credentialData } from '../../tools/n8n/demoAccount';
import type { Seed } from '../../tools/zoom-simulator';
import { Child } from '../children/ask';

const accountSchema = z.object({
	keys: z.object({
		accountId: z.string(),
		apiKey: z.string(),
		apiSecret: z.string(),
		sdkKey: z.string(),
		sdkSecret: z.string(),
		webhookSecretToken: z.string(),
	}),
	baseUrl: z.string(),
	origins: z.object({ api: z.string(), files: z.string() }),
	/** Good for an hour and more. */
	apiToken: z.string(),
});

export interface Account extends z.infer<typeof accountSchema> {
	/** Hosts that the credential trusts besides Zoom's. */
	hosts: string;
}

/** The local Zoom in a process of its own. */
export interface ZoomProcess {
	account: Account;
	/** Adds sessions; gives their ids, and the address of the first one's first file. */
	seed(sessions: Seed[]): Promise<{ ids: string[]; address: string }>;
	/** How long each page of the list of recordings takes. */
	delayPages(milliseconds: number): Promise<void>;
	stop(): Promise<void>;
}

const SEEDS_AT_A_TIME = 2_000;

/** @param moreHosts hosts besides Zoom's that the credential trusts */
export async function startZoom(moreHosts: readonly string[] = []): Promise<ZoomProcess> {
	const child = Child.start('simulator.ts');
	const account = await child.ask({ ask: 'account' }, accountSchema);
	const { api, files } = account.origins;
	const hosts = [...[api, files].map((origin) => new URL(origin).host), ...moreHosts].join(', ');
	const seeded = z.object({ ids: z.array(z.string()), address: z.string() });
	return {
		account: { ...account, hosts },
		async seed(sessions) {
			const ids: string[] = [];
			let address = '';
			for (let at = 0; at < sessions.length; at += SEEDS_AT_A_TIME) {
				const part = sessions.slice(at, at + SEEDS_AT_A_TIME);
				const added = await child.ask({ ask: 'seed', sessions: part }, seeded);
				ids.push(...added.ids);
				address ||= added.address;
			}
			return { ids, address };
		},
		delayPages: async (milliseconds) => {
			await child.ask({ ask: 'latency', milliseconds }, z.unknown());
		},
		stop: async () => await child.stop(),
	};
}

/** By type, what a user would put into the credentials of the nodes that are compared. */
export function credentialsOf(account: Account): Record<string, Record<string, string>> {
	const { keys, hosts } = account;
	return {
		zoomVideoSdkApi: { ...credentialData(account), downloadHosts: hosts },
		slackApi: { accessToken: 'xoxb-bench', signatureSecret: keys.webhookSecretToken },
		jwtAuth: { keyType: 'passphrase', secret: keys.apiSecret, algorithm: 'HS256' },
	};
}
