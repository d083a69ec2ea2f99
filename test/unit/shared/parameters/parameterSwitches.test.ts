import { readSwitch } from '../../../../nodes/ZoomVideoSdk/shared/parameters/parameters';

describe('a switch', () => {
	const read = (value: unknown, fallback: boolean) => readSwitch(value, 'Return All', fallback);

	it.each<[unknown, boolean]>([
		[true, true],
		['true', true],
		['TRUE', true],
		[' True\n', true],
		[1, true],
		['1', true],
		[false, false],
		['false', false],
		['False', false],
		[0, false],
		['0', false],
	])('%j is %s, whatever the default', (value, isOn) => {
		expect([read(value, true), read(value, false)]).toEqual([isOn, isOn]);
	});

	it.each([undefined, null, '', ' '])('%j is the default', (value) => {
		expect([read(value, true), read(value, false)]).toEqual([true, false]);
		expect(readSwitch(value, 'Record Own Video', undefined)).toBeUndefined();
	});

	it.each<unknown>(['yes', 'on', 't', 2, -1, 1.5, NaN, [], [true], ['true'], {}])(
		'%j is rejected by the name of the field',
		(value) => {
			expect(() => read(value, true)).toThrow(
				expect.objectContaining({
					name: 'InputError',
					message: `'Return All': "${String(value)}" is neither true nor false`,
					description: 'Give true or false.',
				}),
			);
		},
	);
});
