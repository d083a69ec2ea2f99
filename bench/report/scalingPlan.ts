import type { Cost } from '../measures/queueComparisons';

/** What one event costs: milliseconds of a processor, transactions, kilobytes. */
export type EventCost = Readonly<Record<Cost, number>>;

/** How much of a processor may be in use in the busiest minute; the rest is for what nobody expects. */
export const UTILIZATION = 0.6;

const SECONDS_PER_DAY = 86_400;
/** Of a GiB, in Gbit. */
const GIGABITS = 8.589934592;

/** What so many events a second need. */
export interface EventPlan {
	webhookProcesses: number;
	workers: number;
	/** Processors. */
	main: number;
	postgres: number;
	redis: number;
	/** Per second. */
	transactions: number;
	/** MB per second of the write-ahead log. */
	log: number;
}

/**
 * A process of n8n runs JavaScript on one processor, so the number of processes is that of the
 * processors, rounded up.
 */
export function planFor(cost: EventCost, eventsPerSecond: number): EventPlan {
	const processors = (milliseconds: number) =>
		(eventsPerSecond * milliseconds) / 1000 / UTILIZATION;
	return {
		webhookProcesses: Math.max(1, Math.ceil(processors(cost.webhook))),
		workers: Math.max(1, Math.ceil(processors(cost.worker))),
		main: processors(cost.main),
		postgres: processors(cost.postgres),
		redis: processors(cost.redis),
		transactions: eventsPerSecond * cost.transactions,
		log: (eventsPerSecond * cost.log) / 1000,
	};
}

/** What a day is made of. */
export interface Day {
	recordings: number;
	/** Events that start a workflow, for each recording. */
	eventsPerRecording: number;
	/** The busiest minute compared with the average. */
	peak: number;
	/** MiB of all files of a recording. */
	size: number;
}

export interface DayTraffic {
	/** Per second, on average and in the busiest minute. */
	averageEvents: number;
	peakEvents: number;
	/** GiB per second. */
	averageBytes: number;
	peakBytes: number;
	/** Gbit per second, in one direction. */
	averageLine: number;
	peakLine: number;
}

export function trafficOf(day: Day): DayTraffic {
	const { recordings, eventsPerRecording, peak, size } = day;
	const averageEvents = (recordings * eventsPerRecording) / SECONDS_PER_DAY;
	const averageBytes = (recordings * size) / 1024 / SECONDS_PER_DAY;
	return {
		averageEvents,
		peakEvents: averageEvents * peak,
		averageBytes,
		peakBytes: averageBytes * peak,
		averageLine: averageBytes * GIGABITS,
		peakLine: averageBytes * peak * GIGABITS,
	};
}

/** How many workers so many GiB per second need. */
export function workersForBytes(gibPerSecond: number, secondsPerGib: number): number {
	return Math.max(1, Math.ceil((gibPerSecond * secondsPerGib) / UTILIZATION));
}
