import type { IWebhookFunctions } from 'n8n-workflow';

import { readSettings } from '../../../../nodes/ZoomVideoSdk/triggers/webhook/settings';

/** A host that knows the parameters of the node and nothing else. */
function hostWith(parameters: Record<string, unknown>): IWebhookFunctions {
	const getNodeParameter = (name: string, fallback?: unknown) => parameters[name] ?? fallback;
	return Object.assign(Object.create(null), { getNodeParameter });
}

const settings = (options: unknown, events: unknown = ['session.started']) =>
	readSettings(hostWith({ options, events }));

describe('the settings of the trigger', () => {
	it('by default drop repeats, leave tokens out, and take what is two hours old', () => {
		expect(settings({})).toMatchObject({
			events: ['session.started'],
			dropRepeats: true,
			includeTokens: false,
			windowSeconds: 7200,
		});
	});

	it.each<[string, unknown, unknown[]]>([
		['chosen', ['a', 'b'], ['a', 'b']],
		['none', null, []],
		['from an expression that gives no list', 'session.started', []],
	])('events: %s', (_, events, read) => {
		expect(settings({}, events).events).toEqual(read);
	});

	it.each<[unknown, number]>([
		[1, 60],
		[120, 7200],
		[1440, 86_400],
		['5', 300],
		[0.5, 7200],
		[0, 7200],
		[-5, 7200],
		[1441, 7200],
		[Infinity, 7200],
		[NaN, 7200],
		['', 7200],
		['soon', 7200],
		[null, 7200],
		[{}, 7200],
	])('a window of %j minutes is one of %i seconds: never no check at all', (window, seconds) => {
		expect(settings({ timestampWindow: window }).windowSeconds).toBe(seconds);
	});

	it.each<[string, unknown, boolean, boolean]>([
		['both chosen', { dropRepeats: false, includeTokens: true }, false, true],
		['text instead of a choice', { dropRepeats: 'false', includeTokens: 'true' }, true, false],
		['options that are none', 'x', true, false],
		['options that are null', null, true, false],
	])('%s', (_, options, dropRepeats, includeTokens) => {
		expect(settings(options)).toMatchObject({ dropRepeats, includeTokens });
	});
});
