import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { lastPoll } from '../../../../nodes/ZoomVideoSdk/triggers/poll/pollState';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-20T00:00:00Z');
/** On the day before. */
const SEEN = { '20776': 'key_of_fileA' };
const STATE = { polledAt: NOW - DAY, from: '2026-11-01', seen: SEEN };

/** What a poll finds out at `NOW` about the one before, from what n8n has kept under the node's name. */
function lastOf(ofNode: IDataObject, ofWorkflow: IDataObject = {}, activation = 'activate') {
	const context = {
		getActivationMode: () => activation,
		getNode: () => ({ id: 'me' }),
		getWorkflowStaticData: (type: string) => (type === 'node' ? ofNode : ofWorkflow),
	};
	const found: ReturnType<typeof lastPoll> = Reflect.apply(lastPoll, undefined, [
		context satisfies Partial<Record<keyof IPollFunctions, unknown>>,
		NOW,
	]);
	return found;
}

describe('the last poll', () => {
	it('is none before the first one', () => {
		expect(lastOf({})).toEqual({ state: undefined, since: undefined, doubt: undefined });
	});

	it.each(['init', 'leadershipChange'])(
		'was overwritten if there is none at the start of n8n (%s), but that of another node',
		(activation) => {
			const others = { zoomVideoSdkPoll: { other: STATE } };
			const found = lastOf({}, others, activation);
			expect(found).toMatchObject({ state: { from: undefined }, since: STATE.polledAt });
			const unreadable = { zoomVideoSdkPoll: { other: {} } };
			expect(lastOf({}, unreadable, activation).since).toBe(NOW);
			expect(found.doubt).toMatch(/could not be read$/);
			expect(lastOf({}, others).state).toBeUndefined();
			expect(lastOf({}, {}, activation).state).toBeUndefined();
		},
	);

	it('is where this one continues', () => {
		const found = lastOf({ ...STATE });
		expect(found).toEqual({ state: STATE, since: STATE.polledAt, doubt: undefined });
	});

	it('is where this one continues, also in the same millisecond', () => {
		expect(lastOf({ ...STATE, polledAt: NOW }).since).toBe(NOW);
	});

	it('is where this one continues, a day more in doubt, if the clock was set back by hours', () => {
		const polledAt = NOW + DAY - 1;
		const state = { ...STATE, polledAt, from: '2026-10-31' };
		expect(lastOf({ ...STATE, polledAt })).toEqual({ state, since: NOW, doubt: undefined });
	});

	it('is found in the copy when the node was renamed', () => {
		expect(lastOf({}, { zoomVideoSdkPoll: { me: STATE } }).since).toBe(STATE.polledAt);
	});

	const AHEAD = /lies in the future, so the clock of this machine was ahead$/;
	const UNREADABLE = /could not be read$/;

	it.each<[string, object, RegExp]>([
		['a time to come', { polledAt: NOW + DAY }, AHEAD],
		['a time to come and no day', { polledAt: NOW + 1, from: undefined }, AHEAD],
		['no time', { polledAt: undefined }, UNREADABLE],
		['no day', { from: undefined }, UNREADABLE],
		['neither', { polledAt: undefined, from: undefined }, UNREADABLE],
	])('with %s is doubted, and its keys are kept', (_, changes, doubt) => {
		const found = lastOf({ ...STATE, ...changes });
		expect(found.doubt).toMatch(/^Zoom poll: /);
		expect(found.doubt).toMatch(doubt);
		expect(found.state).toMatchObject({ from: undefined, seen: SEEN });
		expect(found.since).toBe(Date.parse('2026-11-19'));
	});
});
