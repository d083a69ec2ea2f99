import type { IExecuteFunctions } from 'n8n-workflow';

import type { JsonObject } from '../../shared/json';
import type { DownloadWays } from '../download/connection/DownloadWays';
import { protocolOf } from './protocols/protocolOf';
import { withoutAddresses } from './target/targetFile';
import { secretAddresses, secretTexts } from './targetSecrets';
import { uploadInChunks } from './uploadInChunks';
import { uploadWhole, type UploadedFile, type UploadOptions } from './uploadWhole';
import type { UploadTarget } from './uploadTarget';

async function send(
	context: IExecuteFunctions,
	ways: DownloadWays,
	file: JsonObject,
	target: UploadTarget,
	options: UploadOptions,
): Promise<UploadedFile> {
	if (target.to === 'urlPut') return await uploadWhole(context, ways, file, target.url, options);
	if (target.to === 'urlPost') {
		const { url, fields, fileName } = target;
		return await uploadWhole(context, ways, file, url, { ...options, post: { fields, fileName } });
	}
	return await uploadInChunks(context, ways, file, protocolOf(target), options);
}

/**
 * Sends a file from Zoom straight to a target. Nothing is stored in n8n; the memory needed depends on
 * the protocol, not on the size. The account's token is not sent to the target, and what the target
 * says is returned without what gives a right to it.
 *
 * @param options `headers` are for `urlPut` and `urlPost` only
 * @throws ZoomError, InputError
 */
export async function upload(
	context: IExecuteFunctions,
	ways: DownloadWays,
	file: JsonObject,
	target: UploadTarget,
	options: UploadOptions,
): Promise<UploadedFile> {
	const { response, ...uploaded } = await send(context, ways, file, target, options);
	if (response === undefined) return uploaded;
	const safe = withoutAddresses(response, secretAddresses(target), secretTexts(target));
	return { ...uploaded, response: safe };
}
