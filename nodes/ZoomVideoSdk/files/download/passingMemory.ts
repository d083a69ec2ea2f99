/**
 * Entries of an array, 8 bytes each. Small arrays: the one that is held while a quick collection runs
 * counts as surviving it, and the more survives, the larger the engine makes the space.
 */
const ARRAY_ENTRIES = 1_024;
const ARRAY_BYTES = 8 * ARRAY_ENTRIES;

/** With less, the quick collection comes too late, and the slow one is begun before it. */
const BYTES_FOR_EACH = 4;

/** Kept, or the engine would leave the arrays out. */
let latest: readonly unknown[] | undefined;

/**
 * Has the engine free the buffers of a stream by its quick garbage collection.
 *
 * Buffers lie outside of the engine's heap, so that a stream fills no space whose being full begins a quick
 * collection; their sum begins a slow one instead, of the whole heap, every 25 MiB. In n8n with its 200 MB
 * of objects these took four fifths of a download's time. Arrays that are forgotten at once fill that space.
 *
 * @param bytes so many have been streamed since the last call
 */
export function passMemory(bytes: number): void {
	for (let made = 0; made < BYTES_FOR_EACH * bytes; made += ARRAY_BYTES) {
		latest = new Array(ARRAY_ENTRIES);
	}
	// The last of them need not stay either.
	if (latest !== undefined) latest = undefined;
}
