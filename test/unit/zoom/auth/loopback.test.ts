import { isLoopback } from '../../../../nodes/ZoomVideoSdk/zoom/auth/trustedHosts';

it.each<[string, boolean]>([
	['http://localhost:5678', true],
	['http://LOCALHOST/', true],
	['https://127.0.0.1', true],
	['http://127.255.0.200:80/path', true],
	['http://[::1]:5678', true],
	['http://2130706433', true],
	['https://n8n.example', false],
	['http://localhost.example', false],
	['http://my.localhost', false],
	['http://127.0.0.1.example', false],
	['http://10.0.0.1', false],
	['http://[::2]', false],
	['localhost:5678', false],
	['no address', false],
	['', false],
])('"%s" is this machine: %s', (address, expected) => {
	expect(isLoopback(address)).toBe(expected);
});
