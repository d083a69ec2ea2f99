import {
	isTrustedAddress,
	parseHosts,
} from '../../../../nodes/ZoomVideoSdk/zoom/auth/trustedHosts';

const isTrusted = (address: string, base = 'https://api.zoom.us/v2', hosts = '') =>
	isTrustedAddress(new URL(address), {
		baseUrl: new URL(base),
		extraHosts: parseHosts(hosts),
	});

describe("the account's token goes to Zoom over https", () => {
	it.each([
		'https://zoom.us/rec/download/abc',
		'https://api.zoom.us/v2/videosdk/recordings',
		'https://us06web.zoom.us/rec/download/abc.def',
		'https://ssrweb.zoom.us/file?Signature=x',
		'https://a.b.c.zoom.us/',
		'https://zoomgov.com/',
		'https://api.zoomgov.com/v2',
		'HTTPS://US06WEB.ZOOM.US/rec',
		'https://zoom.us:443/rec',
	])('%s', (address) => {
		expect(isTrusted(address)).toBe(true);
	});
});

describe('and to no one else', () => {
	it.each([
		['a name that ends alike', 'https://evilzoom.us/rec'],
		['a name that ends alike, with a hyphen', 'https://evil-zoom.us/rec'],
		['a name that begins alike', 'https://zoom.us.evil.com/rec'],
		['a name with Zoom in its middle', 'https://a.zoom.us.evil.com/rec'],
		['Zoom as user', 'https://zoom.us@evil.com/rec'],
		['Zoom as user with a password', 'https://zoom.us:443@evil.com/rec'],
		['a user at Zoom', 'https://evil@zoom.us/rec'],
		['Zoom in the path', 'https://evil.com/zoom.us'],
		['Zoom behind a backslash', 'https://evil.com\\@zoom.us/'],
		['Zoom in the query', 'https://evil.com/?zoom.us'],
		['Zoom in the fragment', 'https://evil.com/#.zoom.us'],
		['another top-level domain', 'https://zoom.com/rec'],
		['a longer top-level domain', 'https://zoom.usa/rec'],
		['a dot at the end', 'https://zoom.us./rec'],
		['Cyrillic letters, as punycode', 'https://zооm.us/rec'],
		['punycode under a look-alike', 'https://xn--zm-jbca.us/rec'],
		['http at Zoom', 'http://zoom.us/rec'],
		['http at the API', 'http://api.zoom.us/v2'],
		['web sockets', 'wss://zoom.us/rec'],
		['ftp', 'ftp://zoom.us/rec'],
		['a file', 'file://zoom.us/rec'],
		['loopback that nobody named', 'http://127.0.0.1:4010/rec'],
		['loopback over https that nobody named', 'https://localhost/rec'],
		['IPv6', 'https://[2001:db8::1]/rec'],
		["the cloud's metadata", 'http://169.254.169.254/latest'],
		['an address as a number', 'https://2130706433/rec'],
	])('%s', (_, address) => {
		expect(isTrusted(address)).toBe(false);
	});
});

describe('hosts that the credential names', () => {
	it.each<[string, string, string, string, boolean]>([
		["the base URL's host", 'https://zoom.example/file', 'https://zoom.example/v2', '', true],
		[
			'the same with the implied port',
			'https://zoom.example:443/f',
			'https://zoom.example/v2',
			'',
			true,
		],
		['another port of it', 'https://zoom.example:8443/f', 'https://zoom.example/v2', '', false],
		['its own port', 'https://zoom.example:8443/f', 'https://zoom.example:8443/v2', '', true],
		['a subdomain of it', 'https://a.zoom.example/f', 'https://zoom.example/v2', '', false],
		['http at it', 'http://zoom.example/f', 'https://zoom.example/v2', '', false],
		['a user at it', 'https://me@zoom.example/f', 'https://zoom.example/v2', '', false],
		[
			'Zoom beside another base URL',
			'https://us06web.zoom.us/f',
			'https://zoom.example/v2',
			'',
			true,
		],
		['a loopback base URL', 'http://127.0.0.1:4010/f', 'http://127.0.0.1:4010/v2', '', true],
		['another port on loopback', 'http://127.0.0.1:4011/f', 'http://127.0.0.1:4010/v2', '', false],
		['another name of loopback', 'http://localhost:4010/f', 'http://127.0.0.1:4010/v2', '', false],
		['IPv6 loopback', 'http://[::1]:4010/f', 'http://[::1]:4010/v2', '', true],
	])('%s', (_, address, base, hosts, trusted) => {
		expect(isTrusted(address, base, hosts)).toBe(trusted);
	});

	it.each<[string, string, string, boolean]>([
		['a listed host', 'https://files.example/f', 'files.example', true],
		[
			'any port of a host listed without one',
			'https://files.example:8443/f',
			'files.example',
			true,
		],
		['the listed port', 'https://files.example:8443/f', 'files.example:8443', true],
		['another port', 'https://files.example:8444/f', 'files.example:8443', false],
		['no port, with another one listed', 'https://files.example/f', 'files.example:8443', false],
		['no port, with the implied one listed', 'https://files.example/f', 'files.example:443', true],
		['the implied port, with it listed', 'https://files.example:443/f', 'files.example:443', true],
		['a subdomain', 'https://a.files.example/f', 'files.example', false],
		['a name that ends alike', 'https://evilfiles.example/f', 'files.example', false],
		['a listed host over http', 'http://files.example/f', 'files.example', false],
		['a host listed as http', 'http://files.example/f', 'http://files.example', false],
		['a Zoom host listed, over http', 'http://zoom.us/f', 'zoom.us', false],
		['listed loopback over http', 'http://127.0.0.1:4011/f', '127.0.0.1:4011', true],
		['listed loopback with the port of http', 'http://localhost/f', 'localhost:80', true],
		['listed IPv6 loopback over http', 'http://[::1]:4011/f', '[::1]:4011', true],
		['the second of the list', 'https://b.example/f', 'a.example, b.example', true],
		['a host in upper case', 'https://FILES.example/f', 'Files.EXAMPLE', true],
		['a user at a listed host', 'https://me@files.example/f', 'files.example', false],
	])('%s', (_, address, hosts, trusted) => {
		expect(isTrusted(address, undefined, hosts)).toBe(trusted);
	});
});
