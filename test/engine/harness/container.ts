import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';

import { BinaryDataService } from 'n8n-core';
import type { Logger } from 'n8n-workflow';

type Class<T> = abstract new (...args: never[]) => T;

// n8n-core carries its own copies of these, so they must be looked up from where it lies.
const requireFromCore = createRequire(require.resolve('n8n-core'));
const { Container }: { Container: { get<T>(type: Class<T>): T } } = requireFromCore('@n8n/di');
const { Logger: LoggerClass }: { Logger: Class<Logger> } = requireFromCore('@n8n/backend-common');
const network: { parseIncomingMessage(request: IncomingMessage): void } =
	requireFromCore('@n8n/backend-network');

/** The one instance that n8n-core uses of one of its services. */
export function service<T>(type: Class<T>): T {
	return Container.get(type);
}

/** The logger that nodes get as `this.logger`. */
export function engineLogger(): Logger {
	return Container.get(LoggerClass);
}

/** Sets `contentType`, `encoding` and `contentDisposition` on a request, as n8n's server does. */
export function parseIncomingMessage(request: IncomingMessage): void {
	network.parseIncomingMessage(request);
}

let binaryData: Promise<void> | undefined;

/** Opens the store for binary data (`filesystem`, n8n's default), once. */
export async function openBinaryData(): Promise<void> {
	binaryData ??= service(BinaryDataService).init();
	await binaryData;
}
