import { request } from 'undici';

import { gmail } from '../gmail';
import { googleDrive } from '../googleDrive';
import { tokenOf, useServices } from './client';

const services = useServices({ drive: googleDrive, gmail });

const post = async (path: string, body: unknown, token?: string) => {
	const { credential } = services.now.played.gmail;
	const { statusCode } = await request(`https://www.googleapis.com/gmail/v1/users/me/${path}`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token ?? tokenOf(credential)}` },
		body: JSON.stringify(body),
		dispatcher: services.dispatcher,
	});
	return statusCode;
};
const rawOf = (...lines: string[]) => Buffer.from(lines.join('\r\n')).toString('base64url');
const toNobody = rawOf('Subject: =?UTF-8?Q?Gr=C3=B6=C3=9Fe?=', '', 'Hello');
const toAda = rawOf('To: ada@example.com', 'Subject: Hello', '', 'Hello');

describe('Gmail', () => {
	it('keeps a draft, which needs nobody to go to', async () => {
		expect(await post('drafts', { message: { raw: toNobody } })).toBe(200);
		expect(services.now.played.gmail.drafts).toMatchObject([{ subject: 'Größe', text: 'Hello\n' }]);
	});

	it('sends a mail to somebody, and to nobody else', async () => {
		expect(await post('messages/send', { raw: toNobody })).toBe(400);
		expect(await post('messages/send', { raw: toAda })).toBe(200);
		expect(services.now.played.gmail.sent).toMatchObject([
			{ to: [{ address: 'ada@example.com' }] },
		]);
	});

	it('takes no draft without a message, and no other token', async () => {
		expect(await post('drafts', {})).toBe(400);
		expect(await post('drafts', { message: { raw: toAda } }, 'another')).toBe(401);
		expect(services.now.played.gmail.drafts).toEqual([]);
	});
});
