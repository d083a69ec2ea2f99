import { randomUUID } from 'node:crypto';

import PostalMime, { type Email } from 'postal-mime';
import { z } from 'zod';

import { readText, type Exchange, type Route } from '../upload-targets/exchange';
import { googleError, requireBearer } from '../upload-targets/googleErrors';
import { json, type Reply } from '../upload-targets/reply';
import type { Service, ServiceCredential } from './service';

export interface Gmail extends Service {
	/** Of somebody who has signed in with Google. */
	credential: ServiceCredential;
	drafts: Email[];
	sent: Email[];
}

const draft = z.object({ message: z.object({ raw: z.string() }) });
const message = z.object({ raw: z.string() });

/**
 * Gmail, as far as n8n's Gmail node calls it to write and to send.
 *
 * Sources: https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.drafts/create
 * and users.messages/send beside it.
 */
export function gmail(): Gmail {
	const token = `ya29.${randomUUID()}`;
	const drafts: Email[] = [];
	const sent: Email[] = [];

	const read = async (raw: string): Promise<Email> =>
		await PostalMime.parse(Buffer.from(raw, 'base64url'));

	async function create(exchange: Exchange): Promise<Reply> {
		const body = draft.safeParse(JSON.parse(await readText(exchange)));
		if (!body.success) throw googleError(400, 'Missing draft message');
		drafts.push(await read(body.data.message.raw));
		return json(200, {
			id: `r${randomUUID()}`,
			message: { id: randomUUID(), labelIds: ['DRAFT'] },
		});
	}

	async function send(exchange: Exchange): Promise<Reply> {
		const body = message.safeParse(JSON.parse(await readText(exchange)));
		const mail = body.success ? await read(body.data.raw) : undefined;
		if (!mail?.to?.length) throw googleError(400, 'Recipient address required');
		sent.push(mail);
		return json(200, { id: randomUUID(), labelIds: ['SENT'] });
	}

	const route = (path: RegExp, handle: Route['handle']): Route => ({
		...{ method: 'POST', path },
		handle: async (exchange) => {
			requireBearer(exchange, { token });
			return await handle(exchange);
		},
	});
	return {
		hosts: ['www.googleapis.com', 'gmail.googleapis.com'],
		credential: {
			type: 'gmailOAuth2',
			data: {
				...{ clientId: 'client', clientSecret: 'secret' },
				oauthTokenData: { access_token: token, token_type: 'Bearer' },
			},
		},
		...{ drafts, sent },
		routes: [
			route(/^\/gmail\/v1\/users\/me\/drafts$/, create),
			route(/^\/gmail\/v1\/users\/me\/messages\/send$/, send),
		],
		reset() {
			drafts.length = 0;
			sent.length = 0;
		},
	};
}
