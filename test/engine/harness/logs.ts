import { engineLogger } from './container';

const LEVELS = ['error', 'warn', 'info', 'debug'] as const;

export interface LogEntry {
	level: (typeof LEVELS)[number];
	message: string;
	metadata: Record<string, unknown>;
}

/**
 * Collects what nodes (and the engine, at level `debug`) log from now on, instead of writing it.
 *
 * @returns the live list of entries, oldest first; empty it with `logs.length = 0`
 */
export function captureLogs(): LogEntry[] {
	const entries: LogEntry[] = [];
	const logger = engineLogger();
	for (const level of LEVELS) {
		logger[level] = (message, metadata = {}) => {
			entries.push({ level, message, metadata });
		};
	}
	return entries;
}
