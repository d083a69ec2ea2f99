import type { INodeParameters } from 'n8n-workflow';

import { useTriggers, zoomEvent } from '../fixtures/trigger';
import { jsonOf, useZoom } from '../fixtures/zoom';
import type { NodeRun } from '../harness';

export const DAY = 86_400_000;

/** Gives a limit to nothing. */
export const all = { returnAll: true };

export const eventsOf = (run: NodeRun) => jsonOf(run).map(({ event }) => event);

/** What the execution says to whoever looks at it. */
export const hintsOf = ({ run }: NodeRun) =>
	Object.values(run.data.resultData.runData)
		.flat()
		.flatMap(({ hints = [] }) => hints.map(({ message }) => message));

export const bodyOf = (event: string, more: object = {}) =>
	JSON.stringify({ ...zoomEvent({}, event), ...more });

/** An account whose deliveries are repeated at once, and the operation that reads which were missed. */
export function useMissedEvents() {
	const zoom = useZoom({ settings: { retryScale: 0.00001 } });
	const startTrigger = useTriggers(zoom);
	const missed = async (
		{ filters = {}, ...parameters }: INodeParameters = {},
		more: Parameters<typeof zoom.run>[2] = {},
	) =>
		await zoom.run(
			'getWebhookLogs',
			{ resource: 'account', output: 'missedEvents', filters, ...parameters },
			more,
		);
	const seedAll = () =>
		zoom.simulator.seed({
			name: 'Demo',
			files: ['video', 'audio', 'chat', 'transcript', 'summary'],
		});
	return { zoom, startTrigger, missed, seedAll };
}
