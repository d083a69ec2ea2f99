/**
 * Waits until the first chunk is there, and then gives all of them.
 *
 * @throws what the chunks throw before the first
 */
export async function startChunks(
	chunks: AsyncGenerator<Buffer, void, undefined>,
): Promise<AsyncGenerator<Buffer, void, undefined>> {
	const first = await chunks.next();
	async function* all() {
		if (first.done === true) return;
		yield first.value;
		yield* chunks;
	}
	return all();
}
