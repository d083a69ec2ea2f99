import { createHmac, randomBytes } from 'node:crypto';

import { ReplyError, validationFailed, zoomError, type FieldError } from '../http/reply';
import type { Settings } from '../settings';

const secret = randomBytes(32);

/** One page of a list and what the answer says about it. */
export interface Page<T> {
	items: readonly T[];
	page_size: number;
	next_page_token: string;
}

/**
 * Cuts the page that the query asks for. The token holds the place, the query it belongs to
 * and its expiry, signed; the empty token is the last page's.
 * @param all every match, in a stable order
 * @throws ReplyError 400/300 for a page_size or token that cannot be
 */
export function cutPage<T>(
	all: readonly T[],
	query: URLSearchParams,
	about: { settings: Readonly<Settings>; now: number },
): Page<T> {
	const size = readPageSize(query.get('page_size'), about.settings);
	const rest = listIdentity(query);
	const token = query.get('next_page_token') ?? '';
	const start = token === '' ? 0 : readToken(token, rest, about.now);
	if (start === undefined) {
		throw new ReplyError(zoomError(400, 300, 'The next page token is invalid or expired.'));
	}
	const end = start + size;
	const expires = about.now + about.settings.pageTokenSeconds * 1000;
	return {
		items: all.slice(start, end),
		page_size: size,
		next_page_token: end < all.length ? makeToken(end, rest, expires) : '',
	};
}

function readPageSize(given: string | null, settings: Readonly<Settings>): number {
	if (given === null || given === '') return 30;
	const size = /^\d{1,9}$/.test(given) ? Number(given) : 0;
	const largest = settings.maxPageSize;
	if (size >= 1 && size <= largest) return size;
	if (size > largest && settings.pageSizeTooLarge === 'clamp') return largest;
	const wrong: FieldError = {
		field: 'page_size',
		message: `The value must be between 1 and ${largest}.`,
	};
	throw new ReplyError(validationFailed(wrong));
}

/** What a token belongs to: the query without the token itself. */
function listIdentity(query: URLSearchParams): string {
	return [...query]
		.filter(([name]) => name !== 'next_page_token')
		.map(([name, value]) => `${name}=${value}`)
		.sort()
		.join('&');
}

function makeToken(start: number, rest: string, expires: number): string {
	const head = `${start.toString(36)}.${expires.toString(36)}`;
	return `${head}.${sign(`${head}.${rest}`)}`;
}

function readToken(token: string, rest: string, now: number): number | undefined {
	const [start = '', expires = '', signature] = token.split('.');
	if (signature !== sign(`${start}.${expires}.${rest}`)) return undefined;
	return now < Number.parseInt(expires, 36) ? Number.parseInt(start, 36) : undefined;
}

function sign(text: string): string {
	return createHmac('sha256', secret).update(text).digest('base64url');
}
