import type { z } from 'zod';

/** How an answer compares with the shape that is documented. Nothing of its values is in it. */
export interface ShapeMatch {
	/** Such as `sessions[].duration: expected number, found string`; empty where all is as documented. */
	problems: string[];
	/** Fields that are not documented. Their names are Zoom's, their values are not told. */
	newFields: string[];
}

/** Compares an answer with a shape whose objects are all strict. */
export function matchShape(shape: z.ZodTypeAny, value: unknown): ShapeMatch {
	const read = shape.safeParse(value);
	const issues = read.success ? [] : read.error.issues;
	const newFields = issues.flatMap((issue) =>
		issue.code === 'unrecognized_keys' ? issue.keys.map((key) => pathOf([...issue.path, key])) : [],
	);
	const problems = issues.flatMap((issue) =>
		issue.code === 'unrecognized_keys' ? [] : [`${pathOf(issue.path)}: ${reasonOf(issue)}`],
	);
	return { problems: unique(problems), newFields: unique(newFields) };
}

/** The name of a field; what looks like none may be the name of a person. */
export function fieldName(key: string): string {
	return /^[a-z][a-z0-9_]{0,40}$/i.test(key) ? key : '(text)';
}

function pathOf(path: ReadonlyArray<string | number>): string {
	const text = path
		.map((step) => (typeof step === 'number' ? '[]' : `.${fieldName(step)}`))
		.join('');
	return text.replace(/^\./, '') || 'the answer';
}

/** In place of Zod's own messages, some of which quote the value. */
function reasonOf(issue: z.ZodIssue): string {
	if (issue.code !== 'invalid_type') return 'does not have the documented form';
	return issue.received === 'undefined'
		? 'missing'
		: `expected ${issue.expected}, found ${issue.received}`;
}

function unique(texts: readonly string[]): string[] {
	return [...new Set(texts)];
}
