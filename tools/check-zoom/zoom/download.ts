import { isTrustedAddress } from '../../../nodes/ZoomVideoSdk/zoom/auth/trustedHosts';
import { CannotAsk } from '../CannotAsk';
import type { CheckRun } from '../CheckRun';

const MAX_REDIRECTS = 5;

/** More than a sample has, so that a file that is too long shows. */
const MAX_BYTES = 40_000_000;

const REDIRECTS = [301, 302, 303, 307, 308];

/** What came from the last of all addresses. */
export interface Download {
	status: number;
	headers: Readonly<Record<string, string | string[] | undefined>>;
	bytes: Buffer;
	redirects: number;
	/** Where the bytes came from. */
	address: URL;
}

export interface DownloadOptions {
	/** Null sends none, and undefined one of the account. */
	token?: string | null;
	/** Of every request, such as `range`. */
	headers?: Readonly<Record<string, string>>;
	/** Send the token on to where Zoom redirects to, if that is one of Zoom's hosts. */
	keepToken?: boolean;
}

/**
 * Downloads as the nodes do: redirects one by one, the token to the origin of the file's own address.
 *
 * @throws CannotAsk when an address may not have the token
 */
export async function download(
	{ zoom }: Pick<CheckRun, 'zoom'>,
	address: string,
	{ token, headers = {}, keepToken = false }: DownloadOptions = {},
): Promise<Download> {
	if (!URL.canParse(address) || !isTrustedAddress(new URL(address), zoom.access)) {
		throw new CannotAsk(
			'The file is on a host that may not receive the token; see ZOOM_VIDEO_SDK_DOWNLOAD_HOSTS.',
		);
	}
	const first = new URL(address);
	const bearer = token === undefined ? await zoom.sign() : token;
	let target = first;
	for (let redirects = 0; ; redirects += 1) {
		const isOwn = target.origin === first.origin;
		if (!isOwn && keepToken && !isTrustedAddress(target, zoom.access)) {
			throw new CannotAsk('Zoom redirects to a host that may not receive the token.');
		}
		const authorization = bearer !== null && (isOwn || keepToken);
		const answer = await zoom.fetch(target, {
			'accept-encoding': 'identity',
			...headers,
			...(authorization && { authorization: `Bearer ${bearer}` }),
		});
		const { statusCode: status, headers: answered } = answer;
		const { location } = answered;
		const isRedirect = REDIRECTS.includes(status) && typeof location === 'string';
		if (isRedirect && redirects < MAX_REDIRECTS && URL.canParse(location, target.href)) {
			await answer.body.dump();
			target = new URL(location, target);
			continue;
		}
		const bytes = await readBytes(answer.body);
		return { status, headers: answered, bytes, redirects, address: target };
	}
}

async function readBytes(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const part of body) {
		parts.push(part);
		length += part.length;
		if (length > MAX_BYTES) break;
	}
	return Buffer.concat(parts);
}
