import type { Reply } from './reply';

/** A request as handlers see it: the body is read, the path is as it came (still encoded). */
export interface Call {
	method: string;
	/** Path without query, exactly as the client sent it. */
	path: string;
	query: URLSearchParams;
	headers: Record<string, string | string[] | undefined>;
	body: string;
	/** The encoded segments that a route's `:names` stand for. */
	params: Record<string, string>;
}

export interface Route {
	/** Name for faults, latency and logs, such as `recordings.list`. */
	operation: string;
	method: string;
	/** Path with `:name` for one segment; a last `*` takes all the rest. */
	path: string;
	handle: (call: Call) => Reply | Promise<Reply>;
}

/**
 * The route for a method and a raw path. Segments are compared before any decoding, so an
 * encoded slash never parts a segment.
 */
export function findRoute<R extends Route>(
	routes: readonly R[],
	method: string,
	path: string,
): { route: R; params: Record<string, string> } | undefined {
	const asked = method === 'HEAD' ? 'GET' : method;
	for (const route of routes) {
		const params = route.method === asked ? match(route.path, path) : undefined;
		if (params !== undefined) return { route, params };
	}
	return undefined;
}

function match(pattern: string, path: string): Record<string, string> | undefined {
	const wanted = pattern.split('/');
	const given = path.split('/');
	const open = wanted.at(-1) === '*';
	if (open ? given.length < wanted.length : given.length !== wanted.length) return undefined;
	const params: Record<string, string> = {};
	for (const [at, part] of wanted.entries()) {
		const segment = given[at] ?? '';
		if (open && at === wanted.length - 1) params['*'] = given.slice(at).join('/');
		else if (part.startsWith(':') && segment !== '') params[part.slice(1)] = segment;
		else if (part !== segment) return undefined;
	}
	return params;
}
