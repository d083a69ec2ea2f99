/** A part of an address with its escapes read; as it is where they cannot be. */
export function unescaped(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
