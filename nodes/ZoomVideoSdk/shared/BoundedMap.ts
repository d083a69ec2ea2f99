/**
 * A limited number of values by key. Beyond the limit, the least recently used ones are dropped, except
 * those in use, so there may be more for a while.
 */
export class BoundedMap<Value> {
	/** The least recently used first. */
	private readonly values = new Map<string, Value>();

	constructor(
		private readonly maxSize: number,
		private readonly isInUse: (value: Value) => boolean,
	) {}

	get(key: string): Value | undefined {
		const value = this.values.get(key);
		if (value !== undefined) this.moveToEnd(key, value);
		return value;
	}

	set(key: string, value: Value): void {
		this.moveToEnd(key, value);
		for (const [other, otherValue] of this.values) {
			if (this.values.size <= this.maxSize) break;
			if (other !== key && !this.isInUse(otherValue)) this.values.delete(other);
		}
	}

	delete(key: string): void {
		this.values.delete(key);
	}

	private moveToEnd(key: string, value: Value): void {
		this.values.delete(key);
		this.values.set(key, value);
	}
}
