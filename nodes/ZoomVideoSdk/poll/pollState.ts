import type { IDataObject } from 'n8n-workflow';

import { readKeys } from '../trigger/repeats';

/** What a poll leaves to the next one, in the static data of the node. */
export interface PollState {
	/** When the last poll succeeded, in milliseconds since the epoch. */
	polledAt: number;
	/** The first day that the last poll looked at; what is older counts as known. */
	from: string;
	/** The keys of files and sets that were put out or count as known, with the start of the session. */
	seen: Readonly<Record<string, number>>;
}

/** @returns `undefined` before the first poll */
export function readState(staticData: IDataObject): PollState | undefined {
	const { polledAt, from, seen } = staticData;
	if (typeof polledAt !== 'number' || typeof from !== 'string') return undefined;
	return { polledAt, from, seen: readKeys(seen) };
}

export function writeState(staticData: IDataObject, { polledAt, from, seen }: PollState): void {
	Object.assign(staticData, { polledAt, from, seen: { ...seen } });
}
