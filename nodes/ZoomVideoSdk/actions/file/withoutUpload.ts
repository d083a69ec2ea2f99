import type { JsonObject } from '../../shared/json';

/** What Upload says about a file in addition to Zoom's own fields. */
const OF_UPLOAD = [
	...['uploaded', 'etag', 'sha256', 'response', 'parts', 'target_hash', 'zoom_status'],
	'unverified_bytes',
];

/** A file without what an earlier upload said about it, and with Zoom's own status. */
export function withoutUpload(file: JsonObject): JsonObject {
	const own = Object.entries(file).filter(([name]) => !OF_UPLOAD.includes(name));
	const status = file.uploaded === true ? file.zoom_status : file.status;
	return { ...Object.fromEntries(own), ...(status !== undefined && { status }) };
}
