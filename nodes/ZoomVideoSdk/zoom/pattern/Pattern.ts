import { InputError } from '../ZoomError';
import { parsePattern, type PatternNode } from './parsePattern';

/** Bound the work of one match: states times characters, some ten milliseconds at the very most. */
const MAX_STATES = 1_000;
const MAX_CHARACTERS = 500;

type State =
	| { type: 'character'; fits: (character: string) => boolean }
	| { type: 'boundary'; fits: (before: string | undefined, after: string | undefined) => boolean }
	| { type: 'jump'; to: number[] };

/** The states of a pattern; from each but a jump it goes on with the next, and past the last it fits. */
function statesOf(root: PatternNode): State[] {
	const states: State[] = [];
	const add = (state: State) => {
		if (states.length >= MAX_STATES) {
			throw new InputError(
				'Session Name: the pattern repeats too much',
				'Use smaller numbers in braces, or * and + in their place.',
			);
		}
		states.push(state);
	};
	const addJump = (...to: number[]) => {
		const jump = { type: 'jump' as const, to };
		add(jump);
		return jump.to;
	};
	const compile = (node: PatternNode): void => {
		if (node.type === 'character' || node.type === 'boundary') return add(node);
		if (node.type === 'sequence') return node.parts.forEach(compile);
		if (node.type === 'choice') {
			const ends: number[][] = [];
			for (const [place, part] of node.parts.entries()) {
				const isLast = place === node.parts.length - 1;
				const fork = isLast ? undefined : addJump(states.length + 1);
				compile(part);
				if (!isLast) ends.push(addJump());
				fork?.push(states.length);
			}
			return ends.forEach((end) => end.push(states.length));
		}
		for (let count = 0; count < node.min; count += 1) compile(node.part);
		if (node.max === Infinity) {
			const start = states.length;
			const fork = addJump(start + 1);
			compile(node.part);
			addJump(start);
			fork.push(states.length);
			return;
		}
		const forks: number[][] = [];
		for (let count = node.min; count < node.max; count += 1) {
			forks.push(addJump(states.length + 1));
			compile(node.part);
		}
		forks.forEach((fork) => fork.push(states.length));
	};
	compile(root);
	return states;
}

/**
 * A regular expression that cannot run away.
 *
 * JavaScript's own engine tries one way after the other, so that for `(a+)+$` a text of thirty letters
 * takes minutes in which n8n does nothing else. This one follows all ways at once, character by
 * character (Thompson 1968): the time is bounded by pattern times text, whatever they are.
 */
export class Pattern {
	private readonly states: readonly State[];

	/** @throws InputError for what is no regular expression, or one that cannot be bounded */
	constructor(source: string) {
		this.states = statesOf(parsePattern(source));
	}

	/** Whether the pattern fits anywhere in a text, of which the first 500 characters count. */
	test(text: string): boolean {
		const characters = [...text].slice(0, MAX_CHARACTERS);
		let reached = new Set<number>();
		for (let place = 0; place <= characters.length; place += 1) {
			const before = characters[place - 1];
			const after = characters[place];
			const current = this.spread(reached.add(0), before, after);
			if (current.has(this.states.length)) return true;
			reached = new Set();
			for (const number of current) {
				const state = this.states[number];
				if (after !== undefined && state?.type === 'character' && state.fits(after)) {
					reached.add(number + 1);
				}
			}
		}
		return false;
	}

	/** All states to be reached without a further character. */
	private spread(
		from: Set<number>,
		before: string | undefined,
		after: string | undefined,
	): Set<number> {
		const open = [...from];
		const reached = new Set(from);
		for (let number = open.pop(); number !== undefined; number = open.pop()) {
			const state = this.states[number];
			let next: number[] = [];
			if (state?.type === 'jump') next = state.to;
			else if (state?.type === 'boundary' && state.fits(before, after)) next = [number + 1];
			for (const to of next) {
				if (!reached.has(to)) {
					reached.add(to);
					open.push(to);
				}
			}
		}
		return reached;
	}
}
