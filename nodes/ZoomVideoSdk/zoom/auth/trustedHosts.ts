/** Hosts of Zoom's service, each with all its subdomains. */
const ZOOM_DOMAINS = ['zoom.us', 'zoomgov.com'];

/** This machine, as in `URL.hostname`. */
const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

/** Whether a text is an address of this machine. */
export function isLoopback(address: string): boolean {
	return URL.canParse(address) && LOOPBACK.test(new URL(address).hostname);
}

export type BaseUrl = { url: URL; problem: undefined } | { url: undefined; problem: string };

function refused(problem: string): BaseUrl {
	return { url: undefined, problem };
}

/**
 * Reads the base URL of the credential.
 *
 * Accepts https on any host, and http on this machine only (a simulator). The path is kept, without
 * a slash at its end.
 *
 * @returns the address, or in `problem` a sentence for the user
 */
export function parseBaseUrl(text: string): BaseUrl {
	let url: URL;
	try {
		url = new URL(text.trim());
	} catch {
		return refused("The 'Base URL' is not an address. Zoom's is https://api.zoom.us/v2.");
	}
	if (url.username || url.password) {
		return refused("The 'Base URL' holds a user name or password. Remove the part before the @.");
	}
	if (url.search || url.hash || text.includes('?') || text.includes('#')) {
		return refused(
			"The 'Base URL' holds a query or fragment. Remove everything from the ? or # on.",
		);
	}
	const allowed =
		url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
	if (!allowed) {
		return refused(
			"The 'Base URL' must start with https:// (http:// is for 127.0.0.1 and localhost).",
		);
	}
	let end = url.pathname.length;
	while (url.pathname.charAt(end - 1) === '/') end -= 1;
	url.pathname = url.pathname.slice(0, end);
	return { url, problem: undefined };
}

/** The entries of the credential's list of extra hosts: `host` or `host:port`, in lower case. */
export function parseHosts(text: string): string[] {
	return text
		.split(/[\s,;]+/)
		.map((entry) =>
			entry
				.toLowerCase()
				.replace(/^https?:\/\//, '')
				.replace(/\/.*$/, ''),
		)
		.filter((entry) => entry !== '');
}

/** What the credential says about hosts. */
export interface TrustedHosts {
	baseUrl: URL;
	extraHosts: readonly string[];
}

/**
 * Whether a token of the account may be sent to an address.
 *
 * https on a Zoom domain, on the credential's own host or on a listed one; http only on loopback, and
 * only where the credential names that host. Zoom's domains are matched with the dot before them, so
 * `evilzoom.us` and `zoom.us.evil.example` are not trusted.
 */
export function isTrustedAddress(address: URL, { baseUrl, extraHosts }: TrustedHosts): boolean {
	if (address.username || address.password) return false;
	// An address omits the port that its protocol implies; a listed host may include it.
	const port = address.port || (address.protocol === 'http:' ? '80' : '443');
	const named =
		address.host === baseUrl.host ||
		extraHosts.includes(address.hostname) ||
		extraHosts.includes(`${address.hostname}:${port}`);
	if (address.protocol === 'http:') return named && LOOPBACK.test(address.hostname);
	if (address.protocol !== 'https:') return false;
	const { hostname } = address;
	return (
		named || ZOOM_DOMAINS.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`))
	);
}
