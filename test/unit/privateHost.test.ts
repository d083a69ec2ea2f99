/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { isPrivateHost } from '../../nodes/ZoomVideoSdk/zoom/privateHost';

/** As a redirect would write it. */
const isPrivate = (host: string) => isPrivateHost(new URL(`https://${host}/a`).hostname);

describe('not of the public network', () => {
	it.each([
		'0.0.0.0',
		'10.0.0.1',
		'10.255.255.255',
		'100.64.0.1',
		'100.127.255.255',
		'127.0.0.1',
		'127.255.255.254',
		'169.254.169.254',
		'172.16.0.1',
		'172.31.255.255',
		'192.0.0.1',
		'192.0.2.1',
		'192.168.1.1',
		'198.18.0.1',
		'198.19.255.255',
		'198.51.100.7',
		'203.0.113.7',
		'224.0.0.1',
		'240.0.0.1',
		'255.255.255.255',
		// Other ways to write an address.
		'2130706433',
		'0x7f000001',
		'0x7f.1',
		'127.1',
		'0177.0.0.1',
		'10.1',
		'127.0.0.1.',
		'127.0.0.1:8443',
		'%31%32%37.0.0.1',
		'①②⑦.0.0.1',
		// IPv6
		'[::]',
		'[::1]',
		'[0:0:0:0:0:0:0:1]',
		'[::ffff:127.0.0.1]',
		'[::ffff:7f00:1]',
		'[::ffff:8.8.8.8]',
		'[::127.0.0.1]',
		'[64:ff9b::7f00:1]',
		'[100::1]',
		'[2001::1]',
		'[2001:0:7f00:1::]',
		'[2001:1ff::1]',
		'[2001:db8::1]',
		'[2002:7f00:1::]',
		'[3fff::1]',
		'[4000::1]',
		'[fc00::1]',
		'[fd12:3456::1]',
		'[fe80::1]',
		'[fec0::1]',
		'[ff02::1]',
		// Names
		'localhost',
		'LOCALHOST',
		'localhost.',
		'a.localhost',
		'bucket',
		'n8n',
		'printer.local',
		'db.internal',
		'metadata.google.internal',
		'nas.lan',
		'router.home.arpa',
		'wiki.intranet',
	])('%s', (host) => {
		expect(isPrivate(host)).toBe(true);
	});
});

describe('of the public network, as far as the name shows', () => {
	it.each([
		'ssrweb.zoom.us',
		'zoom.us.',
		'example.com',
		'localhost.example.com',
		'local.example',
		'8.8.8.8',
		'9.255.255.255',
		'11.0.0.0',
		'100.63.255.255',
		'100.128.0.0',
		'126.255.255.255',
		'128.0.0.1',
		'172.15.255.255',
		'172.32.0.0',
		'192.0.1.1',
		'192.167.255.255',
		'192.169.0.0',
		'198.17.255.255',
		'198.20.0.0',
		'223.255.255.255',
		'134744072',
		'[2606:4700::1111]',
		'[2001:4860:4860::8888]',
		'[2001:200::1]',
		'[2001:db80::1]',
		'[2a00:1450::1]',
	])('%s', (host) => {
		expect(isPrivate(host)).toBe(false);
	});
});
