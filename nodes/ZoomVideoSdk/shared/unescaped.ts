/** A part of an address, unescaped; unchanged if that is impossible. */
export function unescaped(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
