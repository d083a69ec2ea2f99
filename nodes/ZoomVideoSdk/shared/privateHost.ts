/** IPv4 ranges that are not public, as first and last address. */
const PRIVATE_RANGES: ReadonlyArray<readonly [string, number]> = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
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

/** IPv6 in brackets, as `URL` writes it: only global unicast (2000::/3) is public. */
function isPrivateIpv6(host: string): boolean {
	const [first = 0, second = 0] = host
		.slice(1, -1)
		.split(':')
		.map((part) => Number.parseInt(part || '0', 16));
	// 6to4, Teredo and NAT64 contain other addresses, and documentation addresses lead nowhere.
	const carriesOther = first === 0x2002 || (first === 0x2001 && second < 0x200);
	const isDocumentation = (first === 0x2001 && second === 0xdb8) || first === 0x3fff;
	return first < 0x2000 || first > 0x3fff || carriesOther || isDocumentation;
}

/**
 * Whether a host, as in `URL.hostname`, is certainly not public: a private or loopback address, or a
 * name that only means something here. n8n checks what a public name resolves to, if its protection
 * against such requests is on.
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
