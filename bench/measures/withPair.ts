import { openSetup, type Setup, type SetupOptions } from '../fixtures/setup';
import { startZoom, type ZoomProcess } from '../fixtures/zoomAccount';
import type { Conditions } from './measure';

/** Two n8ns, so that what one contender leaves in memory is not laid to the other. */
export interface Pair {
	zoom: ZoomProcess;
	ours: Setup;
	peer: Setup;
}

export interface PairOptions extends SetupOptions {
	/** Hosts besides Zoom's that the credential trusts. */
	trustedHosts?: readonly string[];
}

/** Runs a task with an n8n for the package, another for its peers, and a local Zoom. */
export async function withPair<Result>(
	conditions: Conditions,
	task: (pair: Pair) => Promise<Result>,
	{ trustedHosts = [], ...options }: PairOptions = {},
): Promise<Result> {
	const zoom = await startZoom(trustedHosts);
	const setups: Setup[] = [];
	try {
		for (let at = 0; at < 2; at += 1) {
			setups.push(await openSetup(conditions, zoom.account, options));
		}
		const [ours, peer] = setups;
		if (ours === undefined || peer === undefined) throw new Error('An n8n is missing');
		return await task({ zoom, ours, peer });
	} finally {
		for (const setup of setups) await setup.close();
		await zoom.stop();
	}
}
