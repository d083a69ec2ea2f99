/** What a download needs of a Node stream. The type itself is Node's, which a node may not import. */
export interface ByteStream extends AsyncIterable<Uint8Array> {
	readonly destroyed?: boolean;
	destroy(error?: Error): void;
	on(event: 'error', listener: () => void): unknown;
}

export function isByteStream(value: unknown): value is ByteStream {
	return (
		typeof value === 'object' &&
		value !== null &&
		Symbol.asyncIterator in value &&
		typeof Reflect.get(value, 'destroy') === 'function' &&
		typeof Reflect.get(value, 'on') === 'function'
	);
}
