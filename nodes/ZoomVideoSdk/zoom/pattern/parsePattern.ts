import { InputError } from '../ZoomError';

/** A regular expression as a tree. Characters are code points; upper and lower case are alike. */
export type PatternNode =
	| { type: 'character'; fits: (character: string) => boolean }
	| { type: 'boundary'; fits: (before: string | undefined, after: string | undefined) => boolean }
	| { type: 'sequence'; parts: PatternNode[] }
	| { type: 'choice'; parts: PatternNode[] }
	| { type: 'repeat'; part: PatternNode; min: number; max: number };

const MAX_LENGTH = 500;

const UNICODE_ESCAPE = String.raw`u\{[\da-f]+\}|u[\da-f]{4}(?:\\u[\da-f]{4})?|x[\da-f]{2}|c[a-z]|p\{[^}]*\}`;
const TOKEN = new RegExp(
	String.raw`\\(?:${UNICODE_ESCAPE}|[^])|\[(?:\\[^]|[^\]\\])*\]|\((?:\?(?::|<?[=!]|<[^>]*>|[^]))?|` +
		String.raw`(?:[*+?]|\{\d+(?:,\d*)?\})\??|[^]`,
	'giu',
);
const QUANTIFIER = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??$/;

const isWord = (character: string | undefined) =>
	character !== undefined && /^\w$/u.test(character);

const BOUNDARIES: Readonly<
	Record<string, (before: string | undefined, after: string | undefined) => boolean>
> = {
	'^': (before) => before === undefined,
	$: (_, after) => after === undefined,
	'\\b': (before, after) => isWord(before) !== isWord(after),
	'\\B': (before, after) => isWord(before) === isWord(after),
};

function unsupported(what: string): InputError {
	return new InputError(
		`Session Name: the pattern has ${what}, which could keep n8n busy without end`,
		'Write the pattern without it. Groups, |, character classes, ^, $, \\b and all repetitions are possible.',
	);
}

function bounds([, sign, low, comma, high]: RegExpExecArray): { min: number; max: number } {
	if (sign !== undefined) return { min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity };
	const min = Number(low);
	if (comma === undefined) return { min, max: min };
	return { min, max: high ? Number(high) : Infinity };
}

function characterNode(token: string): PatternNode {
	// One character is all that this expression ever sees, so it cannot run away.
	const expression = new RegExp(`^(?:${token})$`, 'iu');
	return { type: 'character', fits: (character) => expression.test(character) };
}

/** Reads tokens into a tree; their order is known to be right, for JavaScript has taken the pattern. */
class Parser {
	private place = 0;

	constructor(private readonly tokens: readonly string[]) {}

	choice(): PatternNode {
		const parts = [this.sequence()];
		while (this.tokens[this.place] === '|') {
			this.place += 1;
			parts.push(this.sequence());
		}
		return { type: 'choice', parts };
	}

	private sequence(): PatternNode {
		const parts: PatternNode[] = [];
		for (;;) {
			const token = this.tokens[this.place];
			if (token === undefined || token === '|' || token === ')') return { type: 'sequence', parts };
			this.place += 1;
			parts.push(this.repeated(this.single(token)));
		}
	}

	private repeated(part: PatternNode): PatternNode {
		const match = QUANTIFIER.exec(this.tokens[this.place] ?? '');
		if (match === null) return part;
		this.place += 1;
		return { type: 'repeat', part, ...bounds(match) };
	}

	private single(token: string): PatternNode {
		const boundary = BOUNDARIES[token];
		if (boundary !== undefined) return { type: 'boundary', fits: boundary };
		if (/^\\(?:[1-9]|k)/.test(token)) throw unsupported('a back reference');
		if (!token.startsWith('(')) return characterNode(token);
		if (/^\(\?<?[=!]/.test(token)) throw unsupported('a look-ahead or look-behind');
		if (!/^\((?:\?:|\?<[^>]*>)?$/.test(token)) throw unsupported('a group with flags');
		const group = this.choice();
		this.place += 1;
		return group;
	}
}

function syntaxProblemOf(source: string): string | undefined {
	try {
		new RegExp(source, 'iu');
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/**
 * Reads a regular expression of JavaScript (flags `i` and `u`), except back references, look-around and
 * groups with flags.
 *
 * @throws InputError for what is no regular expression, or not one of these
 */
export function parsePattern(source: string): PatternNode {
	if (source.length > MAX_LENGTH) {
		throw new InputError(
			`Session Name: the pattern is longer than ${MAX_LENGTH} characters`,
			'Write a shorter one.',
		);
	}
	const problem = syntaxProblemOf(source);
	if (problem !== undefined) {
		throw new InputError('Session Name: the pattern is not a regular expression', problem);
	}
	return new Parser(source.match(TOKEN) ?? []).choice();
}
