import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InputError } from '../errors';
import { valueAt } from '../valueAt';
import { valuesOf, type Values } from './parameters';
import { fieldsIn } from './unevaluated';

/**
 * Refuses an expression that gives nothing. n8n gives nothing for a field that the item lacks, and for an
 * expression that fails; a field that is left empty means something else.
 *
 * @param saved the parameter as it stands in the saved node, where an expression begins with `=`
 * @param consequence of taking it for a field that was left empty
 * @throws InputError
 */
export function refuseNothing(
	saved: unknown,
	value: unknown,
	{ displayName }: Pick<INodeProperties, 'displayName'>,
	consequence: string,
): void {
	const isExpression = typeof saved === 'string' && saved.startsWith('=');
	if (!isExpression || (value !== undefined && value !== null)) return;
	throw new InputError(
		`'${displayName}': the expression gives nothing`,
		`${consequence} Look at what the expression gives for each item. If it may be empty, write {{ … ?? '' }}.`,
	);
}

/**
 * The values of a collection whose expressions must give something.
 *
 * @param saved the parameters as they stand in the saved node
 * @throws InputError
 */
export function givenValues(
	saved: object,
	values: Values,
	{ name, options }: INodeProperties,
	consequence: string,
): Values {
	for (const field of fieldsIn(options)) {
		refuseNothing(valueAt(saved, name, field.name), values[field.name], field, consequence);
	}
	return values;
}

/** The filters of a list. */
export function givenFilters(
	context: IExecuteFunctions,
	itemIndex: number,
	collection: INodeProperties,
): Values {
	const values = valuesOf(context, collection.name, itemIndex);
	const consequence =
		'Without this filter, the list would have more than you mean, for the steps behind it, too.';
	return givenValues(context.getNode().parameters, values, collection, consequence);
}
