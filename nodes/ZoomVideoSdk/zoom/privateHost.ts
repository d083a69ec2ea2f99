/** Ranges of IPv4 that are not of the public network, as first and last address. */
const PRIVATE_RANGES: ReadonlyArray<readonly [string, number]> = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['224.0.0.0', 3],
];

function numberOf(address: string): number | undefined {
	const parts = address.split('.');
	if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) return undefined;
	return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

function isPrivateIpv4(address: string): boolean {
	const value = numberOf(address);
	if (value === undefined) return false;
	return PRIVATE_RANGES.some(([first, bits]) => {
		const size = 2 ** (32 - bits);
		return Math.floor(value / size) === Math.floor((numberOf(first) ?? 0) / size);
	});
}

/** IPv6 in brackets, as `URL` writes it: only global unicast (2000::/3) is of the public network. */
function isPrivateIpv6(host: string): boolean {
	const address = host.slice(1, -1);
	const first = Number.parseInt(address.split(':')[0] || '0', 16);
	// 6to4, NAT64 and documentation carry other addresses or none.
	return first < 0x2000 || first > 0x3fff || first === 0x2002 || address.startsWith('2001:db8');
}

/**
 * Whether a host, as `URL.hostname` gives it, is surely not of the public network: a private or
 * loopback address, or a name that only means something here. What a public name resolves to is
 * judged by n8n, where its protection against such requests is on.
 */
export function isPrivateHost(hostname: string): boolean {
	const name = hostname.toLowerCase().replace(/\.$/, '');
	if (name.startsWith('[')) return isPrivateIpv6(name);
	if (numberOf(name) !== undefined) return isPrivateIpv4(name);
	return (
		!name.includes('.') ||
		/(?:^|\.)(?:localhost|local|internal|lan|home\.arpa|intranet)$/.test(name)
	);
}
