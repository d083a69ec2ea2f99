import type { IDataObject } from 'n8n-workflow';

import {
	readState,
	writeState,
	type NextState,
	type PollStore,
} from '../../../../nodes/ZoomVideoSdk/triggers/poll/pollState';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-20T12:00:00Z');
const SEEN = { '20777': 'key_of_fileA' };
const STATE: NextState = { polledAt: NOW, from: '2026-11-13', seen: SEEN };

/** Static data that tells which of it was set, as n8n's own does. */
function watched(target: IDataObject, sets: string[]): IDataObject {
	return new Proxy(target, {
		set(on, name, value) {
			sets.push(String(name));
			return Reflect.set(on, name, value);
		},
	});
}

function store(copies: IDataObject = {}, sets: string[] = []): PollStore {
	const ofWorkflow = watched({ zoomVideoSdkPoll: copies }, sets);
	return { nodeId: 'me', credentialId: 'mine', ofNode: watched({}, sets), ofWorkflow };
}

const copiesOf = ({ ofWorkflow }: PollStore) => Object(ofWorkflow.zoomVideoSdkPoll);

describe('the copy of a state', () => {
	it('is kept for 100 days after the last poll of its node', () => {
		const at = (polledAt: number) => ({ ...STATE, polledAt });
		const given = store({ gone: at(NOW - 100 * DAY), kept: at(NOW - 100 * DAY + 1) });
		writeState(given, STATE);
		expect(Object.keys(copiesOf(given))).toEqual(['kept', 'me']);
	});

	it('does not change with the keys of the node', () => {
		const given = store();
		writeState(given, { ...STATE, seen: { ...SEEN } });
		Object.assign(Object(given.ofNode.seen), { '20778': 'key_of_fileB' });
		expect(readState({ ...given, ofNode: {} })?.seen).toEqual(SEEN);
	});
});

describe('a poll that has found nothing new', () => {
	const polls = (...states: NextState[]) => {
		const sets: string[] = [];
		const given = store({}, sets);
		writeState(given, STATE);
		sets.length = 0;
		for (const state of states) writeState(given, state);
		return { given, sets };
	};
	const later = (time: number, changes: Partial<NextState> = {}) => ({
		...STATE,
		polledAt: NOW + time,
		...changes,
	});

	it('on the same day touches nothing that n8n would write to its database', () => {
		expect(polls(later(0), later(HOUR), later(11 * HOUR, { seen: { ...SEEN } })).sets).toEqual([]);
	});

	it.each<[string, NextState]>([
		['there is another key', later(1, { seen: { '20777': 'key_of_fileAkey_of_fileB' } })],
		['another key has come in place of one', later(1, { seen: { '20777': 'key_of_fileB' } })],
		['a day has been added', later(1, { seen: { ...SEEN, '20778': 'key_of_fileB' } })],
		['a day has been dropped', later(1, { seen: {} })],
		['the window begins on another day', later(1, { from: '2026-11-14' })],
		['it is the next day', later(12 * HOUR)],
		['the clock was set back', later(-1)],
	])('is written when %s', (_, state) => {
		const { given } = polls(state);
		expect(given.ofNode).toEqual({ node: 'me', credential: 'mine', ...state });
		expect(copiesOf(given)).toEqual({ me: state });
	});

	it('renews a lost copy with the time of the state, so that it does not look newer', () => {
		const { given } = polls();
		Object.assign(given.ofWorkflow, { zoomVideoSdkPoll: {} });
		writeState(given, later(HOUR));
		expect(given.ofNode.polledAt).toBe(NOW);
		expect(copiesOf(given)).toEqual({ me: STATE });
	});

	it('writes everything when the node has another credential', () => {
		const { given } = polls();
		writeState({ ...given, credentialId: 'other' }, later(HOUR));
		expect(given.ofNode).toEqual({ node: 'me', credential: 'other', ...later(HOUR) });
		expect(copiesOf(given)).toEqual({ me: later(HOUR) });
	});

	it('writes everything when the name was that of another node', () => {
		const { given } = polls();
		writeState({ ...given, nodeId: 'other' }, later(HOUR));
		expect(given.ofNode).toEqual({ node: 'other', credential: 'mine', ...later(HOUR) });
		expect(copiesOf(given)).toEqual({ me: STATE, other: later(HOUR) });
	});
});
