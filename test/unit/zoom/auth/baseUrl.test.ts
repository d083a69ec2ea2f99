import { parseBaseUrl, parseHosts } from '../../../../nodes/ZoomVideoSdk/zoom/auth/trustedHosts';

describe('the base URL of the credential', () => {
	it.each([
		["Zoom's own", 'https://api.zoom.us/v2', 'https://api.zoom.us/v2'],
		['a regional one', 'https://api-eu.zoom.us/v2', 'https://api-eu.zoom.us/v2'],
		['Zoom for Government', 'https://api.zoomgov.com/v2', 'https://api.zoomgov.com/v2'],
		['a slash at the end', 'https://api.zoom.us/v2/', 'https://api.zoom.us/v2'],
		['slashes at the end', 'https://api.zoom.us/v2///', 'https://api.zoom.us/v2'],
		['white space around it', ' https://api.zoom.us/v2\n', 'https://api.zoom.us/v2'],
		['no path', 'https://api.zoom.us', 'https://api.zoom.us/'],
		['upper case', 'HTTPS://API.ZOOM.US/v2', 'https://api.zoom.us/v2'],
		['the port that https implies', 'https://api.zoom.us:443/v2', 'https://api.zoom.us/v2'],
		['a port', 'https://zoom.example:8443/v2', 'https://zoom.example:8443/v2'],
		['http on 127.0.0.1', 'http://127.0.0.1:4010/v2', 'http://127.0.0.1:4010/v2'],
		['http on localhost', 'http://localhost:4010/v2', 'http://localhost:4010/v2'],
		['http on another address of loopback', 'http://127.0.0.2:4010/v2', 'http://127.0.0.2:4010/v2'],
		['http on any of its addresses', 'http://127.100.200.250/v2', 'http://127.100.200.250/v2'],
		['http on ::1', 'http://[::1]:4010/v2', 'http://[::1]:4010/v2'],
		['https on localhost', 'https://localhost:4010', 'https://localhost:4010/'],
	])('%s', (_, text, href) => {
		expect(parseBaseUrl(text)).toMatchObject({ url: { href }, problem: undefined });
	});

	it.each([
		['nothing', '', /not an address/],
		['a host alone', 'api.zoom.us/v2', /not an address/],
		['words', 'my zoom', /not an address/],
		['no host', 'https://', /not an address/],
		['http elsewhere', 'http://api.zoom.us/v2', /https:\/\//],
		['http on an address of the local network', 'http://192.168.0.1/v2', /https:\/\//],
		['http on a name that begins like loopback', 'http://localhost.example/v2', /https:\/\//],
		['http on a host that begins like loopback', 'http://127.0.0.1.example/v2', /https:\/\//],
		['http on a name that ends like loopback', 'http://notlocalhost:4010/v2', /https:\/\//],
		['another protocol on loopback', 'ftp://localhost/v2', /https:\/\//],
		['http on every address', 'http://0.0.0.0:4010', /https:\/\//],
		['ftp', 'ftp://api.zoom.us/v2', /https:\/\//],
		['a file', 'file:///v2', /https:\/\//],
		['a script', 'javascript:alert(1)', /https:\/\//],
		['a user', 'https://me@api.zoom.us/v2', /user name or password/],
		['a user and a password', 'https://me:secret@api.zoom.us/v2', /user name or password/],
		['a password alone', 'https://:secret@api.zoom.us/v2', /user name or password/],
		['a Zoom host as user', 'https://api.zoom.us@evil.example/v2', /user name or password/],
		['a query', 'https://api.zoom.us/v2?a=b', /query or fragment/],
		['an empty query', 'https://api.zoom.us/v2?', /query or fragment/],
		['a fragment', 'https://api.zoom.us/v2#a', /query or fragment/],
		['an empty fragment', 'https://api.zoom.us/v2#', /query or fragment/],
		['a port out of range', 'https://api.zoom.us:99999', /not an address/],
	])('refused: %s', (_, text, problem) => {
		expect(parseBaseUrl(text)).toEqual({
			url: undefined,
			problem: expect.stringMatching(problem),
		});
	});

	it('does not repeat a password in what it says', () => {
		expect(parseBaseUrl('https://me:hunter2@api.zoom.us').problem).not.toContain('hunter2');
	});
});

describe('the list of extra download hosts', () => {
	it.each([
		['nothing', '', []],
		['separators only', ' ,;\n ', []],
		['one', 'files.example', ['files.example']],
		[
			'commas, semicolons, white space',
			'a.example, b.example;c.example\nd.example',
			['a.example', 'b.example', 'c.example', 'd.example'],
		],
		['upper case', 'Files.Example', ['files.example']],
		['with a port', 'files.example:8443', ['files.example:8443']],
		['pasted as an address', 'https://files.example/rec/', ['files.example']],
		['pasted with http and a port', 'http://127.0.0.1:4011/', ['127.0.0.1:4011']],
		['IPv6', '[::1]:4011', ['[::1]:4011']],
	])('%s', (_, text, hosts) => {
		expect(parseHosts(text)).toEqual(hosts);
	});
});
