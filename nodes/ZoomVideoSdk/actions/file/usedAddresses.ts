import type { IExecuteFunctions } from 'n8n-workflow';

import { objectAddress } from '../../files/upload/uploadUrl';
import { digest } from '../../shared/digest';
import { InputError } from '../../shared/errors';
import type { JsonObject } from '../../shared/json';
import { fileDigest } from '../../zoom/recordings/dedupeKey';
import { executionMemory } from '../common/executionMemory';

/**
 * Claims an address for a file: a second one would replace it there. The same file may come again, as it
 * does when n8n tries a node once more.
 *
 * @throws InputError when the execution has sent another file to it
 */
export function claimAddress(context: IExecuteFunctions, target: URL, file: JsonObject): void {
	// Digests, for an address lets whoever reads it write there.
	const used = executionMemory(context, 'zoomVideoSdkUploads');
	const address = digest(objectAddress(target));
	const identity = fileDigest(file);
	if ((used[address] ?? identity) !== identity) {
		throw new InputError(
			'Upload URL: another file was sent to the same address',
			'Each file needs an address of its own: use an expression, such as {{ $json.upload_url }}.',
		);
	}
	used[address] = identity;
}
