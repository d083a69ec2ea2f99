import type { IDataObject } from 'n8n-workflow';

/** What a poll leaves to the next one, in the static data of the node. */
export interface PollState {
	/** When the last poll succeeded, in milliseconds since the epoch. */
	polledAt: number;
	/** The first day that the last poll looked at; what is older counts as known. */
	from: string;
	/** The keys of files and sets that were put out or count as known, with the start of the session. */
	seen: Readonly<Record<string, number>>;
}

function readSeen(value: unknown): Record<string, number> {
	if (typeof value !== 'object' || value === null) return {};
	const entries = Object.entries(value).filter(
		(entry): entry is [string, number] => typeof entry[1] === 'number',
	);
	return Object.fromEntries(entries);
}

/** @returns `undefined` before the first poll */
export function readState(staticData: IDataObject): PollState | undefined {
	const { polledAt, from, seen } = staticData;
	if (typeof polledAt !== 'number' || typeof from !== 'string') return undefined;
	return { polledAt, from, seen: readSeen(seen) };
}

export function writeState(staticData: IDataObject, { polledAt, from, seen }: PollState): void {
	Object.assign(staticData, { polledAt, from, seen: { ...seen } });
}
