import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { abortable } from '../../../shared/async/abortable';
import { ZoomError } from '../../../shared/errors';
import { readHttpResponse } from '../../../shared/httpResponse';
import { isPrivateHost } from '../../../shared/privateHost';
import { withDeadline } from '../../../shared/async/withDeadline';
import { CREDENTIAL_NAME } from '../../../zoom/auth/credential';
import { isTrustedAddress, type TrustedHosts } from '../../../zoom/auth/trustedHosts';
import { withCancelSignal } from '../../../zoom/http/withCancelSignal';
import { DownloadClosed } from './downloadFailures';
import { HEADERS_DEADLINE_MS, HEADERS_SILENCE_MS } from './silenceLimits';

/** Zoom needs one or two: from its own host to a signed address on another. */
const MAX_REDIRECTS = 5;

const REDIRECT_STATUSES = [301, 302, 303, 307, 308];

/** What a download needs of a Node stream. The type itself is Node's, which a node may not import. */
export interface ByteStream extends AsyncIterable<Uint8Array> {
	readonly destroyed?: boolean;
	destroy(error?: Error): void;
	on(event: 'error', listener: () => void): unknown;
}

export function isByteStream(value: unknown): value is ByteStream {
	return (
		typeof value === 'object' &&
		value !== null &&
		Symbol.asyncIterator in value &&
		typeof Reflect.get(value, 'destroy') === 'function' &&
		typeof Reflect.get(value, 'on') === 'function'
	);
}

/** The answer of the host that has the file. Header names are in lower case. */
export interface DownloadResponse {
	/** Who answered, after all redirects. */
	address: URL;
	status: number;
	headers: Readonly<Record<string, unknown>>;
	body: ByteStream;
	/** Aborted by `close`, and when the execution is stopped. */
	closed: AbortSignal;
	/**
	 * Ends the connection. Destroying only the body does not: n8n's client puts its own stream in front
	 * of it, which keeps waiting for bytes from a silent server.
	 *
	 * @param reason what is thrown at a reader that is still waiting
	 */
	close(reason?: Error): void;
}

/** The address of a file, checked before anything is sent to it. */
export function downloadAddress(text: string, hosts: TrustedHosts): URL {
	if (!URL.canParse(text)) {
		throw new ZoomError('The download address of the file is not an address', {
			description: 'Get the recordings again, and use the files as Zoom gave them.',
		});
	}
	const address = new URL(text);
	if (!isTrustedAddress(address, hosts)) {
		throw new ZoomError(`The file is on ${address.host}, which is not one of Zoom's hosts`, {
			description:
				"The account's token is sent by https to zoom.us, zoomgov.com and the credential's own hosts only. If the recordings are rightly served from there, add the host to 'Extra Download Hosts' in the credential.",
		});
	}
	return address;
}

/** Where a redirect leads, if it may be followed: https on the public network, or a listed host. */
function redirectTarget(from: URL, location: unknown, hosts: TrustedHosts): URL {
	if (typeof location !== 'string' || !URL.canParse(location, from.href)) {
		throw new ZoomError(`${from.host} redirected the download without an address`, {
			description: 'Get the recordings again; the address of the file may have expired.',
		});
	}
	const target = new URL(location, from);
	const isPublic = target.protocol === 'https:' && !isPrivateHost(target.hostname);
	if ((!isPublic && !isTrustedAddress(target, hosts)) || target.username || target.password) {
		throw new ZoomError(`${from.host} redirects the download to ${target.host}, which is refused`, {
			description:
				"Redirects are followed by https and to the public network only. If the host is rightly yours, add it to 'Extra Download Hosts' in the credential.",
		});
	}
	return target;
}

/** What authorises a request: the account's token, another one, or what the address itself carries. */
type Authorization = 'account' | { token: string } | 'none';

async function send(
	context: IExecuteFunctions,
	address: URL,
	headers: Record<string, string>,
	authorization: Authorization,
): Promise<DownloadResponse> {
	const stopped = context.getExecutionCancelSignal();
	const closing = new AbortController();
	const closed = stopped ? AbortSignal.any([stopped, closing.signal]) : closing.signal;
	const request: IHttpRequestOptions = {
		method: 'GET',
		url: address.href,
		// Encoded bytes would match neither the length nor the offset of a resumed download.
		headers: {
			...headers,
			...(typeof authorization === 'object' && { Authorization: `Bearer ${authorization.token}` }),
			'Accept-Encoding': 'identity',
		},
		encoding: 'stream',
		timeout: HEADERS_SILENCE_MS,
		disableFollowRedirect: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		abortSignal: closed,
	};
	const ask = async (): Promise<unknown> =>
		authorization === 'account'
			? await context.helpers.httpRequestWithAuthentication.call(
					withCancelSignal(context, closed),
					CREDENTIAL_NAME,
					request,
				)
			: await context.helpers.httpRequest(request);
	const response = await withDeadline(
		HEADERS_DEADLINE_MS,
		async () => await abortable(ask(), closed),
		`no answer arrived for ${HEADERS_DEADLINE_MS / 1000} seconds`,
	).catch(async (error: unknown) => {
		closing.abort(error);
		return await Promise.reject(error);
	});
	const { status, headers: responseHeaders, body } = readHttpResponse(response);
	if (status === 0 || !isByteStream(body)) {
		throw new ZoomError(`The answer of ${address.host} could not be read`);
	}
	// Nobody may be reading when it is aborted, and an error without a listener would end n8n.
	body.on('error', () => {});
	const close = (reason: Error = new DownloadClosed()) => {
		closing.abort(reason);
		body.destroy();
	};
	return { address, status, headers: responseHeaders, body, closed, close };
}

/**
 * Asks for a file and follows redirects one by one.
 *
 * The token goes to the origin of the file's own address and nowhere else: the addresses that Zoom
 * redirects to contain their own access right.
 *
 * @param token in place of the account's
 * @param headers for every hop, such as `Range`
 * @throws ZoomError when an address is not allowed; network errors as n8n's helper throws them
 */
export async function openDownload(
	context: IExecuteFunctions,
	hosts: TrustedHosts,
	{ address, token }: { address: URL; token?: string },
	headers: Record<string, string>,
): Promise<DownloadResponse> {
	const authorization = token === undefined ? 'account' : { token };
	let target = address;
	for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
		const isOwn = target.origin === address.origin;
		const response = await send(context, target, headers, isOwn ? authorization : 'none');
		if (!REDIRECT_STATUSES.includes(response.status)) return response;
		response.close();
		target = redirectTarget(target, response.headers.location, hosts);
	}
	throw new ZoomError(`${address.host} redirected too many times`, {
		description: `After ${MAX_REDIRECTS} redirects there was still no file. Try again later.`,
	});
}
