/** Node's codes of network and TLS errors, and those of the client that n8n uses. */
const NETWORK_CODE =
	/^(?:E[A-Z0-9_]{3,}|UND_ERR_\w+|[A-Z_]*(?:CERT|SSL|TLS)[A-Z0-9_]*|UNABLE_TO_\w+|DEPTH_\w+)$/;

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

/**
 * Finds the code of the network error (`ECONNREFUSED`, say) in what an n8n helper threw, which wraps
 * the client's error once or twice.
 */
export function networkCodeOf(error: unknown): string | undefined {
	for (let depth = 0, current = error; depth < 5 && isObject(current); depth += 1) {
		const code: unknown = Reflect.get(current, 'code');
		if (typeof code === 'string' && NETWORK_CODE.test(code)) return code;
		current = Reflect.get(current, 'cause') ?? Reflect.get(current, 'errorResponse');
	}
	return undefined;
}

/** Whether a body broke off because n8n's client could not decompress it. */
export function isDecodingError(error: unknown): boolean {
	const code: unknown = isObject(error) ? Reflect.get(error, 'code') : undefined;
	return typeof code === 'string' && /^(?:Z|ERR_BROTLI|ERR__ERROR|ZSTD)_/.test(code);
}

/** The words of an error; of one that n8n has wrapped, those that n8n found. */
export function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : 'unknown reason';
}
