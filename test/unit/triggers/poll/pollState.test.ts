import type { IDataObject } from 'n8n-workflow';

import {
	parseState,
	readState,
	writeState,
} from '../../../../nodes/ZoomVideoSdk/triggers/poll/pollState';

const NOW = Date.parse('2026-11-20T00:00:00Z');
const STATE = { polledAt: NOW, from: '2026-11-01', seen: {} };
const SEEN = { '20776': 'key_of_fileA' };

describe('a state', () => {
	it.each<[string, unknown]>([
		['in nothing', undefined],
		['in a text', 'state'],
		['in what others have put there', { cursor: 5 }],
	])('is not found %s', (_, value) => {
		expect(parseState(value)).toBeUndefined();
	});

	it.each<[string, object, object]>([
		['a time that is none', { polledAt: Infinity }, { polledAt: undefined }],
		['a time past all dates', { polledAt: 8.65e15 }, { polledAt: undefined }],
		['a time before all recordings', { polledAt: 0, from: undefined }, { polledAt: undefined }],
		['the first time', { polledAt: Date.parse('2021-12-01'), from: '2021-11-24' }, {}],
		['the last time', { polledAt: 8.64e15 }, {}],
		['no time', { polledAt: '5' }, { polledAt: undefined }],
		['a day with a time', { from: '2026-11-01T00:00:00Z' }, { from: undefined }],
		['no day', { from: 5 }, { from: undefined }],
		['a day after the poll', { from: '2026-11-21' }, { from: undefined }],
		['the day of the poll', { from: '2026-11-20' }, {}],
	])('is read as far as it goes with %s', (_, changes, expected) => {
		expect(parseState({ ...STATE, ...changes })).toEqual({ ...STATE, ...changes, ...expected });
	});
});

describe('the state of a node', () => {
	const store = (ofNode: IDataObject = {}, copies: IDataObject = {}) => ({
		nodeId: 'me',
		credentialId: 'mine',
		ofNode,
		ofWorkflow: { zoomVideoSdkPoll: copies },
	});
	const later = { ...STATE, polledAt: NOW + 1 };

	it.each<[string, IDataObject, IDataObject, object | undefined]>([
		['nothing', {}, {}, undefined],
		['its own', STATE, {}, STATE],
		[
			'its own, as new as the copy',
			{ ...STATE, node: 'me', seen: SEEN },
			{ me: STATE },
			{ ...STATE, seen: SEEN },
		],
		[
			'its own, though another node of the same id is newer',
			{ ...STATE, node: 'me' },
			{ me: later },
			STATE,
		],
		['the copy', {}, { me: STATE }, STATE],
		['the copy, where its own cannot be read', { polledAt: 'x' }, { me: STATE }, STATE],
		['the copy, where another had the name', { ...later, node: 'other' }, { me: STATE }, STATE],
		['that of the node before it', { ...STATE, node: 'other' }, { other: STATE }, STATE],
		[
			'that of the node before it, with the same credential',
			{ ...STATE, node: 'other', credential: 'mine' },
			{ other: STATE },
			STATE,
		],
		[
			'nothing of a node before it with another credential',
			{ ...STATE, node: 'other', credential: 'other' },
			{ other: STATE },
			undefined,
		],
		[
			'its own, though it has another credential now',
			{ ...STATE, node: 'me', credential: 'other' },
			{ me: STATE },
			STATE,
		],
		['nothing of a node that goes on', { ...STATE, node: 'other' }, { other: later }, undefined],
	])('is %s', (_, ofNode, copies, expected) => {
		expect(readState(store(ofNode, copies))).toEqual(expected);
	});

	it('is written twice, and drops copies of nodes that are gone', () => {
		const old = { ...STATE, polledAt: NOW - 101 * 86_400_000 };
		const given = store({ other: 1 }, { old, me: old, broken: 5, lately: STATE });
		writeState(given, { ...STATE, seen: SEEN });
		const written = { ...STATE, seen: SEEN };
		expect(given.ofNode).toEqual({ other: 1, node: 'me', credential: 'mine', ...written });
		expect(given.ofWorkflow).toEqual({ zoomVideoSdkPoll: { lately: STATE, me: written } });
	});

	it('is found whatever the workflow has in place of the copies', () => {
		const given = { ...store(STATE), ofWorkflow: { zoomVideoSdkPoll: 'text' } };
		expect(readState(given)).toEqual(STATE);
	});
});
