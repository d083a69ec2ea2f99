import type { IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../errors';
import { halfCharacter, isWellFormed } from '../wellFormedText';

/** The values of a collection such as `options` or `filters`. Expressions can return anything. */
export type Values = Readonly<Record<string, unknown>>;

/** The values of a collection; none when it is something else. */
export function toValues(collection: unknown): Values {
	return typeof collection === 'object' && collection !== null ? { ...collection } : {};
}

/** The rows of a fixed collection that takes several values; none when it is something else. */
export function rowsOf(collection: unknown, name: string): Values[] {
	const rows = toValues(collection)[name];
	return Array.isArray(rows) ? rows.map(toValues) : [];
}

/** Reads a collection of an operation. */
export function valuesOf(context: IExecuteFunctions, name: string, itemIndex: number): Values {
	return toValues(context.getNodeParameter(name, itemIndex, {}));
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

// Each reader receives a value and its label. The message of the InputError that it throws begins with
// that label.

/** A text, trimmed; `undefined` when it is left empty. */
export function readText(
	value: unknown,
	label: string,
	advice = 'Enter text, or leave the field empty.',
): string | undefined {
	if (isEmpty(value)) return undefined;
	if (typeof value !== 'string' && typeof value !== 'number') {
		throw new InputError(`'${label}': this is not text`, advice);
	}
	const text = String(value).trim();
	if (!isWellFormed(text)) throw halfCharacter(label);
	return text || undefined;
}

/** A number, or its decimal digits as text; NaN for anything else, which JavaScript might still convert. */
export function toNumber(value: unknown): number {
	if (typeof value === 'number') return value;
	return typeof value === 'string' && /^\s*[-+]?\d+(?:\.\d+)?\s*$/.test(value)
		? Number(value)
		: NaN;
}

/** A whole number between two bounds, both included. */
export function readNumber(
	value: unknown,
	label: string,
	{ min, max, fallback }: { min: number; max: number; fallback: number },
): number {
	if (isEmpty(value)) return fallback;
	const number = toNumber(value);
	if (!Number.isInteger(number) || number < min || number > max) {
		const upTo = max === Number.MAX_SAFE_INTEGER ? 'or more' : `to ${max}`;
		throw new InputError(
			`'${label}': ${String(value)} is not allowed`,
			`Give a whole number, ${min} ${upTo}.`,
		);
	}
	return number;
}

const ON: readonly unknown[] = [true, 1, 'true', '1'];
const OFF: readonly unknown[] = [false, 0, 'false', '0'];

/**
 * Whether a switch is on. An expression may give a text or a number, for a table has no other values.
 *
 * @param fallback when it is left empty
 */
export function readSwitch<Fallback extends boolean | undefined>(
	value: unknown,
	label: string,
	fallback: Fallback,
): boolean | Fallback {
	const plain = typeof value === 'string' ? value.trim().toLowerCase() : value;
	if (isEmpty(plain)) return fallback;
	if (ON.includes(plain)) return true;
	if (OFF.includes(plain)) return false;
	throw new InputError(
		`'${label}': "${String(value)}" is neither true nor false`,
		'Give true or false.',
	);
}

/** One of a few numbers, given as a number, a text or a boolean; `undefined` if left empty. */
export function readFlag<Flag extends number>(
	value: unknown,
	label: string,
	flags: readonly Flag[],
): Flag | undefined {
	if (isEmpty(value)) return undefined;
	const number = typeof value === 'boolean' ? Number(value) : toNumber(value);
	const flag = flags.find((each) => each === number);
	if (flag !== undefined) return flag;
	throw new InputError(
		`'${label}': "${String(value)}" is not one of the choices`,
		`Give one of: ${flags.join(', ')}.`,
	);
}

/** A number above one bound and up to another; `undefined` when it is left empty. */
export function readDecimal(
	value: unknown,
	label: string,
	{ above, max }: { above: number; max: number },
): number | undefined {
	if (isEmpty(value)) return undefined;
	const number = toNumber(value);
	if (number > above && number <= max) return number;
	throw new InputError(
		`'${label}': ${String(value)} is not allowed`,
		`Give a number above ${above}, up to ${max}.`,
	);
}

function requireChoice<Choice extends string>(
	value: unknown,
	label: string,
	choices: readonly Choice[],
): Choice {
	const choice = choices.find((known) => known === value);
	if (choice === undefined) {
		throw new InputError(
			`'${label}': "${String(value)}" is not one of the choices`,
			`Give one of: ${choices.join(', ')}.`,
		);
	}
	return choice;
}

/** One of the choices of a field. */
export function readChoice<Choice extends string>(
	value: unknown,
	label: string,
	choices: readonly Choice[],
	fallback: Choice,
): Choice {
	return isEmpty(value) ? fallback : requireChoice(value, label, choices);
}

/** Several of the choices of a field. */
export function readChoices<Choice extends string>(
	value: unknown,
	label: string,
	choices: readonly Choice[],
): Choice[] {
	const list: unknown[] = Array.isArray(value) ? value : [value];
	return list.filter((each) => !isEmpty(each)).map((each) => requireChoice(each, label, choices));
}
