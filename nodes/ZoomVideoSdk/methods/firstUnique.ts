/**
 * Of each list of texts, from the shortest to the longest, the first that no other list has at the same
 * place; the last one when all are alike.
 */
export function firstUnique(lists: ReadonlyArray<readonly string[]>): string[] {
	const counts = new Map<string, number>();
	const keyOf = (text: string, place: number) => `${place} ${text}`;
	for (const texts of lists) {
		for (const [place, text] of texts.entries()) {
			const key = keyOf(text, place);
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
	}
	return lists.map(
		(texts) =>
			texts.find((text, place) => counts.get(keyOf(text, place)) === 1) ?? texts.at(-1) ?? '',
	);
}
