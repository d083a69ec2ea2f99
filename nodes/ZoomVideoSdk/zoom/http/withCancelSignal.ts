import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * The same context with another cancel signal.
 *
 * `httpRequestWithAuthentication` of n8n 1.123 to 2.41 replaces a request's `abortSignal` by the cancel
 * signal of the context that it is called on; so this is how one of its requests can be aborted while
 * the execution continues.
 */
export function withCancelSignal(
	context: IExecuteFunctions,
	signal: AbortSignal,
): IExecuteFunctions {
	return new Proxy(context, {
		get(target, name) {
			if (name === 'getExecutionCancelSignal') return () => signal;
			const value: unknown = Reflect.get(target, name);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
}
