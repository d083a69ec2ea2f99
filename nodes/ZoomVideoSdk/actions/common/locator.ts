/** What a resource locator holds: how the user names something, and its id or its name. */
export interface Locator {
	mode: string;
	value: string;
}

/** Reads a locator. An expression, an AI agent or an older workflow may give the bare id in its place. */
export function toLocator(locator: unknown): Locator {
	const fields = typeof locator === 'object' && locator !== null ? locator : { value: locator };
	const value: unknown = 'value' in fields ? fields.value : '';
	const mode: unknown = 'mode' in fields ? fields.mode : 'id';
	return { mode: String(mode), value: String(value ?? '') };
}
