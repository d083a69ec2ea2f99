/** The value at a path in what n8n keeps and has no type for; `undefined` where there is none. */
export function valueAt(value: unknown, ...path: Array<string | number>): unknown {
	return path.reduce<unknown>(
		(found, name) => (Object(found) === found ? Reflect.get(Object(found), name) : undefined),
		value,
	);
}
