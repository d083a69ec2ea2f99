import type { IExecuteFunctions } from 'n8n-workflow';

import type { JsonObject } from '../../../shared/json';
import type { Values } from '../../../shared/parameters/parameters';
import type { ZoomApi } from '../../../zoom/http/ZoomApi';
import { fileOutput } from '../output/fileOutput';
import { findFiles } from '../source/findFiles';
import type { FileSelection } from '../source/selectFiles';
import { unavailableFile } from '../source/unavailableFile';

/** Whether the field for the address is empty: a wrong address is another matter. */
function hasNoAddress(context: IExecuteFunctions, itemIndex: number): boolean {
	const to: unknown = context.getNodeParameter('uploadTo', itemIndex, '');
	const field = to === 's3Parts' ? 'partUrls' : 'uploadUrl';
	const value: unknown = context.getNodeParameter(field, itemIndex, '');
	return value === undefined || value === null || String(value).trim() === '';
}

/**
 * The output for an item without an address whose file is not at Zoom: the step before had nothing to open an
 * address for.
 *
 * @returns `undefined` where an address is missing or wrong, which is an error
 */
export async function outputWithoutAddress(
	context: IExecuteFunctions,
	api: ZoomApi,
	itemIndex: number,
	options: Values,
	selection: FileSelection,
	simplify: boolean,
): Promise<JsonObject[] | undefined> {
	if (!hasNoAddress(context, itemIndex)) return undefined;
	// Without waiting, because an address that is missing by mistake should be reported at once.
	const now = { ...options, waitUntilReadyMinutes: 0 };
	const { files, isLive } = await findFiles(context, api, itemIndex, now, selection);
	const [file, second] = files;
	if (file === undefined) return [];
	const absent = second === undefined ? unavailableFile(file, options, isLive) : undefined;
	return absent && [fileOutput(file, absent, simplify)];
}
