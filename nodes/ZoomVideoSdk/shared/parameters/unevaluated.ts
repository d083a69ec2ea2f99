import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../errors';

type Option = NonNullable<INodeProperties['options']>[number];

/** The fields in a collection, or those in the groups of a fixed collection. */
export function fieldsIn(options: readonly Option[] = []): INodeProperties[] {
	return options.flatMap((option) => {
		if ('values' in option) return option.values;
		return 'type' in option ? [option] : [];
	});
}

/** Whether a value, or the one in a resource locator, is a text with `{{` that is not an expression. */
function isUnevaluated(value: unknown): boolean {
	if (typeof value === 'string') return value.includes('{{') && !value.startsWith('=');
	return typeof value === 'object' && value !== null && '__rl' in value && 'value' in value
		? isUnevaluated(value.value)
		: false;
}

/** The values of a field: those of all rows, in a fixed collection, and of all its groups. */
function valuesIn(value: unknown): object[] {
	if (typeof value !== 'object' || value === null) return [];
	const isRow = (each: unknown) => typeof each === 'object' && each !== null;
	const rows = Object.values(value).flat().filter(isRow);
	return [value, ...rows];
}

/**
 * Refuses values that n8n would take as they stand although they were meant to be evaluated: `{{ $json.id }}`
 * in a field that is set to Fixed. Zoom would be asked for a session of that name, and a filter would let
 * nothing pass.
 *
 * @param saved the parameters as they stand in the saved node, where an expression begins with `=`
 * @param fields the fields that they are the values of
 * @throws InputError that names the field
 */
export function refuseUnevaluated(saved: object, fields: readonly INodeProperties[]): void {
	for (const { name, displayName, typeOptions, options, noDataExpression } of fields) {
		const value: unknown = Reflect.get(saved, name);
		// A password may have any characters, and some fields take no expression.
		const isExempt = typeOptions?.password === true || noDataExpression === true;
		if (isUnevaluated(value) && !isExempt) {
			throw new InputError(
				`'${displayName}': switch the field to Expression, so that {{ … }} is evaluated`,
				'The field is set to Fixed, and its text is taken as it stands. Choose Expression above the field.',
			);
		}
		for (const values of valuesIn(value)) refuseUnevaluated(values, fieldsIn(options));
	}
}
