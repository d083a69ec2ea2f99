import { generate } from 'selfsigned';

export interface Certificate {
	key: string;
	/** Names itself as its issuer: whoever trusts it needs nothing else. */
	cert: string;
}

/** Makes a certificate for all of these names, good for a day. */
export async function certificateFor(hosts: readonly string[]): Promise<Certificate> {
	const now = Date.now();
	const { private: key, cert } = await generate([{ name: 'commonName', value: 'Stand-ins' }], {
		keyType: 'ec',
		algorithm: 'sha256',
		notBeforeDate: new Date(now - 3_600_000),
		notAfterDate: new Date(now + 86_400_000),
		extensions: [
			{ name: 'basicConstraints', cA: true, critical: true },
			{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) },
		],
	});
	return { key, cert };
}
