import type { IExecuteFunctions } from 'n8n-workflow';

import { addressField, placesOf } from '../../../files/upload/targetPlace';
import type { UploadTarget } from '../../../files/upload/uploadTarget';
import { InputError } from '../../../shared/errors';
import { textOf, type JsonObject } from '../../../shared/json';
import { fileMark, isSameMark } from '../../../zoom/recordings/fileMark';
import { executionMemory } from '../../common/executionMemory';

/**
 * Claims the addresses of a target for a file: a second one would replace it there. The same file may
 * come again, as when n8n retries a node.
 *
 * @throws InputError when the execution has sent another file to one of them
 */
export function claimAddress(
	context: IExecuteFunctions,
	target: UploadTarget,
	file: JsonObject,
): void {
	// Digests, because an address lets anybody who reads it write there.
	const used = executionMemory(context, 'zoomVideoSdkUploads');
	const mark = fileMark(file);
	const places = placesOf(target);
	if (places.some((place) => !isSameMark(textOf(used[place]) ?? mark, mark))) {
		throw new InputError(
			`'${addressField(target)}': another file was sent to the same address`,
			'Each file needs its own address. Use an expression, such as {{ $json.upload_url }}. Addresses that differ only in their signature or token belong to one object.',
		);
	}
	for (const place of places) used[place] = mark;
}
