import type { JsonObject } from '../../../shared/json';

/** What Upload says of a file besides Zoom's own fields. */
export const OF_UPLOAD = [
	...['uploaded', 'etag', 'sha256', 'response', 'parts', 'target_hash', 'zoom_status'],
	'unverified_bytes',
];

/** A file without what an earlier upload said about it, and with Zoom's own status. */
export function withoutUpload(file: JsonObject): JsonObject {
	const own = Object.entries(file).filter(([name]) => !OF_UPLOAD.includes(name));
	const status = file.uploaded === true ? file.zoom_status : file.status;
	return { ...Object.fromEntries(own), ...(status !== undefined && { status }) };
}
