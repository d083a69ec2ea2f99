import type { IDataObject } from 'n8n-workflow';

import { readState } from '../../nodes/ZoomVideoSdk/poll/pollState';

describe('the keys in the state of a poll', () => {
	it.each<[string, IDataObject[string], object]>([
		['are read with their times', { a: 1, b: 2 }, { a: 1, b: 2 }],
		['are read with something else among them', { a: 1, b: '2', c: null }, { a: 1 }],
		['may be missing', undefined, {}],
		['may be null', null, {}],
		['may be a text', 'ab', {}],
	])('%s', (_, seen, keys) => {
		const state = { polledAt: 5, from: '2026-11-01' };
		expect(readState({ ...state, seen })).toEqual({ ...state, seen: keys });
	});
});
