import { BoundedMap } from '../../../nodes/ZoomVideoSdk/shared/BoundedMap';

function mapOf(size: number, inUse: readonly string[] = []) {
	const map = new BoundedMap<string>(size, (value) => inUse.includes(value));
	const keys = (...all: string[]) => all.filter((key) => map.get(key) !== undefined);
	for (const key of ['a', 'b', 'c']) map.set(key, key);
	return { map, keys };
}

describe('a map of a few values', () => {
	it('holds as many as are allowed', () => {
		expect(mapOf(3).keys('a', 'b', 'c')).toEqual(['a', 'b', 'c']);
	});

	it('drops the least recently used one', () => {
		const { map, keys } = mapOf(3);
		map.get('a');
		map.set('b', 'B');
		map.set('d', 'd');
		expect(keys('a', 'b', 'c', 'd')).toEqual(['a', 'b', 'd']);
		expect(map.get('b')).toBe('B');
	});

	it('drops none that is in use, and temporarily holds more', () => {
		const inUse = ['a', 'b', 'c', 'd'];
		const { map, keys } = mapOf(2, inUse);
		map.set('d', 'd');
		expect(keys('a', 'b', 'c', 'd')).toEqual(['a', 'b', 'c', 'd']);
		inUse.splice(0, 3);
		map.set('e', 'e');
		expect(keys('a', 'b', 'c', 'd', 'e')).toEqual(['d', 'e']);
	});

	it('holds what was set last even if there is no room', () => {
		const { map, keys } = mapOf(1, ['a']);
		expect(keys('a', 'b', 'c')).toEqual(['a', 'c']);
		map.delete('a');
		expect(keys('a', 'b', 'c')).toEqual(['c']);
	});
});
