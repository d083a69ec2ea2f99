/** A JSON object with a field of so many bytes before the others. */
export function padded(body: string, bytes: number): string {
	return `{"padding":"${'x'.repeat(bytes)}"${body === '{}' ? '}' : `,${body.slice(1)}`}`;
}

/** JSON in which the named fields are gone, or null. */
export function without(body: string, fields: readonly string[], asNull: boolean): string {
	const changed: unknown = JSON.parse(body, (key, value: unknown) =>
		fields.includes(key) ? (asNull ? null : undefined) : value,
	);
	return JSON.stringify(changed);
}

/** JSON whose next_page_token is this one. */
export function withToken(body: string, token: string): string {
	return JSON.stringify(
		JSON.parse(body, (key, value: unknown) => (key === 'next_page_token' ? token : value)),
	);
}
