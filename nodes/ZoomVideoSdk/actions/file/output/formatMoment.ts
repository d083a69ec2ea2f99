import type { IExecuteFunctions } from 'n8n-workflow';

import type { FormatMoment } from '../../../files/download/fileName';

/** Calls a method by name on a value of n8n's that has no type here. */
function call(target: unknown, method: string, ...values: unknown[]): unknown {
	if ((typeof target !== 'object' && typeof target !== 'function') || target === null)
		return undefined;
	const found: unknown = Reflect.get(target, method);
	return typeof found === 'function' ? Reflect.apply(found, target, values) : undefined;
}

/**
 * Formats moments by Luxon's patterns, in the time zone of the workflow. Luxon is n8n's own, as
 * expressions see it: the package has no dependencies.
 */
export function momentFormatter(context: IExecuteFunctions, itemIndex: number): FormatMoment {
	const known: object = context.getWorkflowDataProxy(itemIndex);
	const luxon: unknown = Reflect.get(known, 'DateTime');
	// Luxon's own zone is this workflow's now, and another one's as soon as n8n evaluates that, while a file is
	// downloaded perhaps. The workflow's setting may be DEFAULT, which Luxon takes for its own zone.
	const now = call(luxon, 'now');
	const own: unknown = typeof now === 'object' && now !== null && Reflect.get(now, 'zoneName');
	const zone = typeof own === 'string' ? own : context.getTimezone();
	return (moment, pattern) => {
		const time = call(luxon, 'fromISO', moment, { zone });
		const isValid =
			typeof time === 'object' && time !== null && Reflect.get(time, 'isValid') === true;
		const text = isValid ? call(time, 'toFormat', pattern) : undefined;
		return typeof text === 'string' ? text : undefined;
	};
}
