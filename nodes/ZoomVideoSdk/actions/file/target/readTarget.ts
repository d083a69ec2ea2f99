import type { IExecuteFunctions } from 'n8n-workflow';

import {
	fileName as nameOf,
	uniqueName,
	DEFAULT_FILE_NAME,
} from '../../../files/download/fileName';
import { CHUNK_SIZES, readChunkBytes } from '../../../files/upload/protocols/chunkSize';
import { readPartUrls } from '../../../files/upload/protocols/s3Parts';
import { parseUploadUrl } from '../../../files/upload/target/uploadUrl';
import type { UploadTarget } from '../../../files/upload/uploadTarget';
import { readFormFields } from '../../../files/upload/urlPost';
import type { JsonObject } from '../../../shared/json';
import {
	readChoice,
	readNumber,
	readText,
	rowsOf,
	type Values,
} from '../../../shared/parameters/parameters';
import type { TrustedHosts } from '../../../zoom/auth/trustedHosts';
import { momentFormatter } from '../output/formatMoment';
import { usedNames } from '../output/usedNames';

const WAYS = ['urlPut', 'urlPost', 'googleSession', 'microsoftSession', 's3Parts'] as const;

/** Reads the form's fields: entries without a name are left out. */
function readFields(collection: unknown) {
	const pairs = rowsOf(collection, 'field').map(({ name, value }) => [
		readText(name, 'Form Fields') ?? '',
		value ?? '',
	]);
	return readFormFields(Object.fromEntries(pairs.filter(([name]) => name !== '')));
}

/**
 * Reads where to send the file. The name of the file matters only in a form, and is added later.
 *
 * @throws InputError
 */
export function readTarget(
	context: IExecuteFunctions,
	itemIndex: number,
	hosts: TrustedHosts,
	options: Values,
): UploadTarget {
	const valueOf = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	const to = readChoice(valueOf('uploadTo'), 'Upload To', WAYS, 'urlPut');
	if (to === 's3Parts') {
		const limits = { min: 5, max: 100, fallback: 16 };
		return {
			to,
			urls: readPartUrls(valueOf('partUrls'), hosts),
			partSizeMiB: readNumber(valueOf('partSizeMiB'), 'Part Size (MiB)', limits),
		};
	}
	const text = readText(valueOf('uploadUrl'), 'Upload URL') ?? '';
	const url = parseUploadUrl(text, hosts);
	if (to === 'googleSession' || to === 'microsoftSession') {
		return { to, url, chunkBytes: readChunkBytes(options.chunkSizeMiB, CHUNK_SIZES[to]) };
	}
	if (to === 'urlPut') return { to, url };
	return { to, url, fields: readFields(valueOf('formFields')), fileName: '' };
}

/** For a form, the target with the file's name there. */
export function withFileName(
	context: IExecuteFunctions,
	itemIndex: number,
	target: UploadTarget,
	file: JsonObject,
	options: Values,
): UploadTarget {
	if (target.to !== 'urlPost') return target;
	const template = readText(options.fileName, 'File Name') ?? DEFAULT_FILE_NAME;
	const name = nameOf(template, file, momentFormatter(context, itemIndex));
	return { ...target, fileName: uniqueName(name, usedNames(context, file)) };
}
