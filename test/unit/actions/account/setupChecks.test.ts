import {
	checkPublicAddress,
	checkBinaryData,
	checkClock,
} from '../../../../nodes/ZoomVideoSdk/actions/account/setupChecks';

const ZOOM = 'https://api.zoom.us/v2';

describe('the address of n8n', () => {
	it.each<[string, string, RegExp]>([
		['https://n8n.example.com/rest', 'ok', /n8n\.example\.com/],
		['http://n8n.example.com/', 'problem', /https only/],
		['http://localhost:5678/rest', 'problem', /cannot reach it/],
		['https://127.0.0.1/', 'problem', /cannot reach it/],
		['https://[::1]/', 'problem', /cannot reach it/],
		['https://192.168.1.5/', 'problem', /cannot reach it/],
		['https://n8n/', 'problem', /cannot reach it/],
		['https://n8n.local/', 'problem', /cannot reach it/],
		['https://93.184.216.34/', 'warning', /host name/],
		['https://[2606:4700::1111]/', 'warning', /host name/],
		[
			'https://1.n8n.example.com:8443/',
			'ok',
			/at https:\/\/1\.n8n\.example\.com:8443\. To see whether/,
		],
		['', 'warning', /does not report its address\. Set WEBHOOK_URL/],
	])('%s is %s', (address, status, message) => {
		const point = checkPublicAddress(address, true, ZOOM);
		expect(point).toEqual({
			name: 'public_address',
			status,
			message: expect.stringMatching(message),
		});
		// What can be put right by WEBHOOK_URL says so.
		if (status === 'problem') expect(point.message).toMatch(/ Set WEBHOOK_URL of n8n to .*https/);
	});

	it('is no problem where no triggers are meant to run', () => {
		expect(checkPublicAddress('http://localhost:5678/', false, ZOOM).status).toBe('warning');
	});

	it.each([
		'http://127.0.0.1:4100/v2',
		'http://127.1.2.3/v2',
		'http://localhost:4100/v2',
		'http://[::1]:4100/v2',
	])('is good for a simulator at %s, whatever it is', (zoom) => {
		for (const address of ['http://localhost:5678/', 'http://n8n.example.com/']) {
			expect(checkPublicAddress(address, true, zoom)).toEqual({
				name: 'public_address',
				status: 'ok',
				message: expect.stringMatching(/local simulator of Zoom/),
			});
		}
		expect(checkPublicAddress('', true, zoom).status).toBe('warning');
	});

	it.each([
		'https://10.1.2.3/v2',
		'https://localhost.example.com/v2',
		'https://127.0.0.1.nip.io/',
		'',
	])('is judged as ever where Zoom is said to be at "%s"', (zoom) => {
		expect(checkPublicAddress('http://localhost:5678/', true, zoom).status).toBe('problem');
	});
});

describe('the clock', () => {
	const now = Date.parse('2026-11-01T10:00:00Z');
	it.each([
		['Sun, 01 Nov 2026 10:00:00 GMT', 'ok', /0 s from/],
		['Sun, 01 Nov 2026 09:59:30 GMT', 'ok', /30 s from/],
		['Sun, 01 Nov 2026 09:59:29 GMT', 'warning', /31 s ahead of/],
		['Sun, 01 Nov 2026 10:05:00 GMT', 'warning', /300 s behind/],
		['Sun, 01 Nov 2026 10:05:01 GMT', 'problem', /301 s behind/],
		['yesterday', 'warning', /no time to compare/],
		[undefined, 'warning', /no time to compare/],
	])('beside %s is %s', (header, status, message) => {
		expect(checkClock(header, now)).toEqual({
			name: 'clock',
			status,
			message: expect.stringMatching(message),
		});
	});
});

it.each<[string | undefined, string, RegExp]>([
	['filesystem-v2', 'ok', /streams/],
	['database', 'warning', /512 MiB.*a node cannot see/],
	['s3', 'ok', /"s3"/],
	[undefined, 'warning', /in memory/],
])('files in mode %s are %s', (mode, status, message) => {
	expect(checkBinaryData(mode)).toEqual({
		name: 'binary_data',
		status,
		message: expect.stringMatching(message),
	});
});
