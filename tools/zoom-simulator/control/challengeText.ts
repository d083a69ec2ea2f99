import { z } from 'zod';

import { commandLine } from './commandLine';

/** What the text needs of a validation. */
export const validationSchema = z.object({
	valid: z.boolean(),
	reason: z.string().optional(),
	attempt: z.object({ status: z.number().optional(), reply: z.string().optional() }),
});

/** Longer answers, such as web pages, are cut. */
const SHOWN = 300;

/** Says how a receiver answered the challenge and, if that was wrong, what to do. */
export function challengeText(
	{ valid, reason = '', attempt }: z.output<typeof validationSchema>,
	url: string,
	at: string,
): string {
	if (valid) return 'It answers the challenge as Zoom requires.';
	const reply = (attempt.reply ?? '').replace(/\s+/g, ' ').trim();
	const words = reply.length > SHOWN ? `${reply.slice(0, SHOWN)}…` : reply;
	return [
		`It does not answer the challenge correctly, so Zoom would refuse the address. ${reason}.`,
		...(words === '' ? [] : [`  ${words}`]),
		adviceFor(attempt.status),
		`Then: ${commandLine(`webhook validate ${url}`, at)}`,
	].join('\n');
}

function adviceFor(status: number | undefined): string {
	if (status === undefined) return 'Is the software running, and is the address the right one?';
	if (status === 404) {
		return 'Nothing listens at this address. Compare it with the one that the receiver shows. In n8n, publish the workflow, or let its trigger listen for a test event.';
	}
	return 'Is the address the right one, and does the receiver have the secret token of this simulator (see info)?';
}
