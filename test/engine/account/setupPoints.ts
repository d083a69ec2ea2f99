import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { useZoom } from '../fixtures/zoom';

/** The points of Check Setup, in their order. */
export const NAMES = [
	'keys',
	'clock',
	'recordings',
	'live_sessions',
	'deliveries',
	'sdk_keys',
	'webhook_secret',
	'rejected_webhooks',
	'public_address',
	'binary_data',
];

/** A Zoom account, and the operation that checks its setup. */
export function useSetupCheck() {
	const zoom = useZoom();
	/** Runs the check and gives its points by name, and those that are not good. */
	const check = async (credential: ICredentialDataDecryptedObject = {}, credentialId?: string) => {
		const parameters = { resource: 'account', failOnProblem: false };
		const stored = credentialId === undefined ? {} : { credentialId };
		const { error, items } = await zoom.run('checkSetup', parameters, { credential, ...stored });
		expect(error).toBeUndefined();
		const points = items.map(({ json }) => json);
		expect(points.map(({ name }) => name)).toEqual(NAMES);
		const of = (name: string) => {
			const point = points.find((each) => each['name'] === name);
			return `${String(point?.['status'])}: ${String(point?.['message'])}`;
		};
		const notGood = points.filter(({ status }) => status !== 'ok').map(({ name }) => name);
		return { notGood, of };
	};
	return { zoom, check };
}
