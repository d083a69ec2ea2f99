import { contentRange, headerOf, receive, type Exchange } from './exchange';
import { googleError } from './googleErrors';
import type { StoredBytes } from './StoredBytes';

export const GRANULE = 262_144;

export interface Session {
	target: 'drive' | 'cloudStorage';
	id: string;
	name: string;
	/** Folder or bucket. */
	place: string;
	mimeType: string;
	fields: string[];
	/** The size of the file, once it was said. */
	total: number | undefined;
	stored: StoredBytes;
	isDone: boolean;
}

/** The file's object: what `fields` asks for at Drive, and the usual fields at Cloud Storage. */
export function objectOf(session: Session, size: number): unknown {
	const { target, id, name, place, mimeType, stored, fields } = session;
	const hasDigests = stored.sha256 !== undefined;
	if (target === 'cloudStorage') {
		return {
			kind: 'storage#object',
			id: `${place}/${name}/1`,
			...{ name, bucket: place, contentType: mimeType, size: String(size) },
			...(hasDigests && { md5Hash: stored.md5.toString('base64') }),
		};
	}
	const all: Readonly<Record<string, unknown>> = {
		kind: 'drive#file',
		...{ id, name, mimeType, size: String(size), parents: [place] },
		...(hasDigests && { md5Checksum: stored.md5.toString('hex') }),
		webViewLink: `https://drive.google.com/file/d/${id}/view?usp=drivesdk`,
	};
	return Object.fromEntries(fields.map((field) => [field, all[field]]));
}

/** Takes what a chunk brings beyond what is there already. */
export async function takeChunk(
	exchange: Exchange,
	session: Session,
	first: number,
): Promise<void> {
	const { fault } = exchange;
	const { stored } = session;
	if (fault?.kind === 'takeOther') stored.keepOther(Number(headerOf(exchange, 'content-length')));
	let overlap = stored.size - first;
	let left = fault?.kind === 'takeLess' ? fault.bytes : Infinity;
	try {
		await receive(exchange, (bytes) => {
			const fresh = bytes.subarray(Math.min(bytes.length, overlap)).subarray(0, left);
			overlap = Math.max(0, overlap - bytes.length);
			left -= fresh.length;
			stored.write(fresh);
		});
	} catch (error) {
		stored.drop();
		throw error;
	}
	if (fault?.kind === 'takeLess') stored.drop();
	else stored.keep();
}

/** @throws ReplyError where Google does not take it */
export function checkChunk(
	exchange: Exchange,
	session: Session,
	range: ReturnType<typeof contentRange>,
) {
	const length = Number(headerOf(exchange, 'content-length') ?? NaN);
	const { first, last, total } = range ?? { first: 0, last: length - 1, total: length };
	if (Number.isNaN(length)) throw googleError(411, 'Content-Length is missing.');
	if (length !== last - first + 1)
		throw googleError(400, 'Content-Length is not that of the range.');
	const isLast = total !== undefined && last + 1 === total;
	if (!isLast && length % GRANULE !== 0) throw googleError(400, 'Not a multiple of 256 KiB.');
	if (first > session.stored.size) {
		throw googleError(
			400,
			`Invalid request. The upload offset is ${first} bytes, which exceeds the already uploaded size of ${session.stored.size} bytes.`,
		);
	}
	return { first, total };
}
