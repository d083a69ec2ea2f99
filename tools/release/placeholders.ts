/** A placeholder for a value that only the owner of the package knows. */
export interface Placeholder {
	/** As written in the files. */
	text: string;
	/** What to put in its place. */
	means: string;
}

/** Everything to fill in before the first release. Nothing else in the repository is made up. */
export const placeholders: readonly Placeholder[] = [
	{
		text: 'n8n-nodes-zoom-video-sdk/n8n-nodes-zoom-video-sdk',
		means: 'owner and name of the repository on GitHub',
	},
	{
		text: 'maintainers@n8n-nodes-zoom-video-sdk.example',
		means: 'an address at which the maintainers can be reached',
	},
	{ text: 'n8n-nodes-zoom-video-sdk maintainers', means: "the author's or the company's name" },
];

export interface SourceFile {
	path: string;
	text: string;
}

/** A line for each placeholder that is left: what to put there, and where it is. */
export function findPlaceholders(files: readonly SourceFile[]): string[] {
	return placeholders.flatMap(({ text, means }) => {
		const places = files.flatMap(({ path, text: content }) =>
			content
				.split('\n')
				.flatMap((line, index) => (line.includes(text) ? [`${path}:${index + 1}`] : [])),
		);
		return places.length === 0 ? [] : [`"${text}" stands for ${means}: ${places.join(', ')}`];
	});
}
