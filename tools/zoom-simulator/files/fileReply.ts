import { gzipSync } from 'node:zlib';

import { empty, type Reply } from '../http/reply';
import type { Call } from '../http/router';
import type { Settings } from '../settings';
import type { StoredFile } from '../state/model';
import { contentOf, etagOf } from './content';

/** A file, or the part of it that `Range` asks for (RFC 9110, one range). */
export function fileReply(file: StoredFile, call: Call, settings: Readonly<Settings>): Reply {
	const validators: Record<string, string> = {};
	if (settings.fileEtag) validators['etag'] = etagOf(file);
	if (settings.fileLastModified) validators['last-modified'] = lastModified(file);
	if (settings.fileRanges) validators['accept-ranges'] = 'bytes';

	const encoded = encodedBytes(file, call, settings);
	const size = encoded?.length ?? file.size;
	const range = settings.fileRanges ? rangeOf(call, size, validators, settings) : undefined;
	if (range === 'unsatisfiable') {
		const reply = empty(416);
		return { ...reply, headers: { ...validators, 'content-range': `bytes */${size}` } };
	}
	const { first, last } = range ?? { first: 0, last: size - 1 };
	const headers: Record<string, string> = {
		...(range === undefined || settings.fileIfRange === 'honoured' ? validators : {}),
		'content-type':
			settings.fileContentType === 'typed' ? file.contentType : 'application/octet-stream',
		'content-disposition': `attachment; filename="${fileName(file)}"`,
	};
	if (range !== undefined) headers['content-range'] = `bytes ${first}-${last}/${size}`;
	const isBare = range !== undefined && settings.fileEncoding === 'gzipBareRanges';
	if (encoded !== undefined && !isBare) headers['content-encoding'] = 'gzip';
	if (settings.fileContentLength) headers['content-length'] = String(last - first + 1);
	return {
		status: range === undefined ? 200 : 206,
		headers,
		body: encoded ? [encoded.subarray(first, last + 1)] : contentOf(file, first, last),
	};
}

/** What compressing takes seconds for, and a broken download asks for dozens of times. */
const compressed = new WeakMap<StoredFile, { version: number; size: number; bytes: Buffer }>();

/** The file compressed, where it is served so. */
function encodedBytes(
	file: StoredFile,
	call: Call,
	{ fileEncoding }: Readonly<Settings>,
): Buffer | undefined {
	if (fileEncoding === 'identity') return undefined;
	if (fileEncoding === 'gzipWhole' && call.headers.range !== undefined) return undefined;
	const known = compressed.get(file);
	if (known?.version === file.version && known.size === file.size) return known.bytes;
	const bytes = gzipSync(Buffer.concat([...contentOf(file)]), { level: 1 });
	compressed.set(file, { version: file.version, size: file.size, bytes });
	return bytes;
}

/** The last part of a signed address. */
export function fileName(file: StoredFile): string {
	return `recording_${file.key.slice(0, 8)}.${file.extension.toLowerCase()}`;
}

function lastModified(file: StoredFile): string {
	return new Date(file.end + 1000 * file.version).toUTCString();
}

function rangeOf(
	call: Call,
	size: number,
	validators: Record<string, string>,
	{ fileIfRange }: Readonly<Settings>,
): { first: number; last: number } | 'unsatisfiable' | undefined {
	const { range } = call.headers;
	const condition = call.headers['if-range'];
	if (condition !== undefined && fileIfRange === 'honoured') {
		if (condition !== validators['etag'] && condition !== validators['last-modified']) {
			return undefined;
		}
	}
	const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(String(range ?? '')) ?? [];
	if (from === '' && to === '') return undefined;
	const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
	const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
	return first < size && first <= last ? { first, last } : 'unsatisfiable';
}
