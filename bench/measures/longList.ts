import type { ZoomProcess } from '../fixtures/zoomAccount';
import type { Comparison, Round } from '../harness/comparison';
import { listAnew } from './listMemory';
import { sessionsOf24Months } from './listedSessions';
import type { Conditions } from './measure';

export const longList: Comparison = {
	id: 'list-100000',
	title: 'List of 100,000 sessions',
	about:
		'Get Many with Return All, for 24 months, in a new n8n. Zoom answers at once. n8n holds all items until the execution has ended, and then stores them.',
	metrics: [
		{ id: 'time', label: 'Time', unit: 's' },
		{ id: 'perItem', label: 'Memory above idle per 1,000 sessions', unit: 'MiB' },
		{ id: 'memory', label: 'Memory above idle', unit: 'MiB' },
	],
	contenders: [{ id: 'ours', name: 'Zoom Video SDK Recording, 100,000 sessions' }],
	targets: [
		{
			says: 'at most 15 MiB per 1,000 sessions',
			...{ metric: 'perItem', of: 'ours', as: 'value', atMost: 15 },
		},
	],
};

/** Lists ten times as many sessions as there are, once: it takes a minute. */
export async function longListRound(
	conditions: Conditions,
	zoom: ZoomProcess,
	present: number,
): Promise<Round[]> {
	const sessions = sessionsOf24Months(10 * present);
	await zoom.seed(sessions.slice(present));
	await zoom.delayPages(0);
	const ours = await listAnew(conditions, zoom.account, '2024-01-01', sessions);
	conditions.say(`  ${sessions.length} sessions: ${ours.time?.toFixed(1)} s`);
	return [{ ours }];
}
