import { openScene, type Scene } from '../world/scene';
import { startZoom, type ZoomProcess } from '../world/zoomAccount';
import type { Conditions } from './measure';

/** Two n8ns, so that what one contender leaves in memory is not laid to the other. */
export interface Pair {
	zoom: ZoomProcess;
	ours: Scene;
	peer: Scene;
}

/** Runs a task with an n8n for the package, another for its peers, and a local Zoom. */
export async function withPair<Result>(
	conditions: Conditions,
	task: (pair: Pair) => Promise<Result>,
	moreHosts: readonly string[] = [],
): Promise<Result> {
	const zoom = await startZoom(moreHosts);
	const scenes: Scene[] = [];
	try {
		for (let at = 0; at < 2; at += 1) scenes.push(await openScene(conditions, zoom.account));
		const [ours, peer] = scenes;
		if (ours === undefined || peer === undefined) throw new Error('An n8n is missing');
		return await task({ zoom, ours, peer });
	} finally {
		for (const scene of scenes) await scene.close();
		await zoom.stop();
	}
}
