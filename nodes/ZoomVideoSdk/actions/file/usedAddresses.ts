import type { IExecuteFunctions } from 'n8n-workflow';

import { digest, objectAddress } from '../../files/upload/uploadUrl';
import { InputError } from '../../shared/errors';
import { isJsonObject, textOf, type JsonObject } from '../../shared/json';

const CONTEXT_FIELD = 'zoomVideoSdkUploads';

/** What an execution has sent: a digest of the file by one of its address. No address is stored. */
function usedAddresses(context: IExecuteFunctions): JsonObject {
	// n8n keeps it with the execution: for each round of a loop, each node and each process that goes on.
	const flow = context.getContext('flow');
	const used: unknown = flow[CONTEXT_FIELD];
	if (isJsonObject(used)) return used;
	const none: JsonObject = {};
	flow[CONTEXT_FIELD] = none;
	return none;
}

/**
 * Claims an address for a file: a second one would replace it there. The same file may come again, as it
 * does when n8n tries a node once more.
 *
 * @throws InputError when the execution has sent another file to it
 */
export function claimAddress(context: IExecuteFunctions, target: URL, file: JsonObject): void {
	const used = usedAddresses(context);
	const address = digest(objectAddress(target));
	const identity = digest(textOf(file.dedupe_key) ?? textOf(file.download_url) ?? '');
	if ((used[address] ?? identity) !== identity) {
		throw new InputError(
			'Upload URL: another file was sent to the same address',
			'Each file needs an address of its own: use an expression, such as {{ $json.upload_url }}.',
		);
	}
	used[address] = identity;
}
