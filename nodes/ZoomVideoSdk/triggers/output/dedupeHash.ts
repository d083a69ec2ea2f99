import { createHash } from 'node:crypto';

/** A short text for what makes two deliveries the same: the event, and which recordings it tells of. */
export function dedupeHash(event: string, dedupeKey: string): string {
	return createHash('sha256').update(`${event}\n${dedupeKey}`).digest('base64url').slice(0, 12);
}
