import { randomUUID } from 'node:crypto';

import {
	contentRange,
	headerOf,
	isAuthorized,
	readText,
	receive,
	type Exchange,
	type Route,
	type TargetState,
} from './exchange';
import { json, ReplyError, type Reply } from './reply';
import { StoredBytes } from './StoredBytes';

const GRANULE = 262_144;

interface Session {
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

function failed(status: number, message: string): ReplyError {
	return new ReplyError(json(status, { error: { code: status, message } }));
}

/** The file's object: what `fields` asks for at Drive, and the usual fields at Cloud Storage. */
function objectOf(session: Session, size: number): unknown {
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
async function takeChunk(exchange: Exchange, session: Session, first: number): Promise<void> {
	const { fault } = exchange;
	const { stored } = session;
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

function checkChunk(exchange: Exchange, session: Session, range: ReturnType<typeof contentRange>) {
	const length = Number(headerOf(exchange, 'content-length') ?? NaN);
	const { first, last, total } = range ?? { first: 0, last: length - 1, total: length };
	if (Number.isNaN(length)) throw failed(411, 'Content-Length is missing.');
	if (length !== last - first + 1) throw failed(400, 'Content-Length is not that of the range.');
	const isLast = total !== undefined && last + 1 === total;
	if (!isLast && length % GRANULE !== 0) throw failed(400, 'Not a multiple of 256 KiB.');
	if (first > session.stored.size) {
		throw failed(
			400,
			`Invalid request. The upload offset is ${first} bytes, which exceeds the already uploaded size of ${session.stored.size} bytes.`,
		);
	}
	return { first, total };
}

/** Resumable sessions of Google Drive and Cloud Storage. */
export function googleRoutes({ files, originOf, ...state }: TargetState): Route[] {
	const sessions = new Map<string, Session>();

	async function open(exchange: Exchange, target: Session['target']): Promise<Reply> {
		if (!isAuthorized(exchange, { files, originOf, ...state }))
			throw failed(401, 'Login Required.');
		const { url, params, request } = exchange;
		if (url.searchParams.get('uploadType') !== 'resumable') throw failed(400, 'Not resumable.');
		const text = await readText(exchange);
		const metadata: Record<string, unknown> = text === '' ? {} : JSON.parse(text);
		const parents: unknown = metadata['parents'];
		const declared = headerOf(exchange, 'x-upload-content-length');
		const id = randomUUID();
		const bucket = params['bucket'];
		sessions.set(id, {
			...{ target, id: id.replaceAll('-', '') },
			name: url.searchParams.get('name') ?? String(metadata['name'] ?? 'Untitled'),
			place: bucket ?? String(Array.isArray(parents) ? parents[0] : 'root'),
			mimeType: headerOf(exchange, 'x-upload-content-type') ?? 'application/octet-stream',
			fields: (url.searchParams.get('fields') ?? 'kind,id,name,mimeType').split(','),
			total: declared === undefined ? undefined : Number(declared),
			stored: new StoredBytes(GRANULE, state.hasDigests),
			isDone: false,
		});
		const location = new URL(url.pathname, originOf(request));
		location.search = String(new URLSearchParams({ uploadType: 'resumable', upload_id: id }));
		return { status: 200, headers: { location: location.href } };
	}

	function incomplete({ stored: { size } }: Session): Reply {
		return { status: 308, ...(size > 0 && { headers: { range: `bytes=0-${size - 1}` } }) };
	}

	function finish(session: Session, { fault }: Exchange): Reply {
		const { target, id, name, place, stored } = session;
		if (!session.isDone) {
			files.push({ target, id, name, place, size: stored.size, sha256: stored.sha256 });
		}
		session.isDone = true;
		return json(200, objectOf(session, fault?.kind === 'otherSize' ? fault.size : stored.size));
	}

	async function put(exchange: Exchange): Promise<Reply> {
		const { url, fault } = exchange;
		const id = url.searchParams.get('upload_id') ?? '';
		if (fault?.kind === 'forgetSession') sessions.delete(id);
		const session = sessions.get(id);
		if (session === undefined) {
			exchange.request.resume();
			throw failed(404, 'Not Found');
		}
		if (fault?.kind === 'doneEarly') return json(200, objectOf(session, session.total ?? 0));
		if (fault?.kind === 'forgetBytes') {
			exchange.request.resume();
			const size = session.stored.size - fault.bytes;
			return { status: 308, ...(size > 0 && { headers: { range: `bytes=0-${size - 1}` } }) };
		}
		const [, asked] = /^bytes \*\/(\d+|\*)$/.exec(headerOf(exchange, 'content-range') ?? '') ?? [];
		if (session.isDone) {
			exchange.request.resume();
			return finish(session, exchange);
		}
		const chunk =
			asked === undefined ? checkChunk(exchange, session, contentRange(exchange)) : undefined;
		const total = chunk ? chunk.total : asked === '*' ? undefined : Number(asked);
		if (total !== undefined && total !== (session.total ?? total)) {
			throw failed(400, `The size is ${session.total}, and not ${total}.`);
		}
		session.total ??= total;
		if (chunk) await takeChunk(exchange, session, chunk.first);
		return session.stored.size === session.total ? finish(session, exchange) : incomplete(session);
	}

	const drive = /^\/upload\/drive\/v3\/files$/;
	const storage = /^\/upload\/storage\/v1\/b\/(?<bucket>[^/]+)\/o$/;
	return [drive, storage].flatMap((path): Route[] => [
		{
			method: 'POST',
			path,
			place: () => 'google.open',
			handle: async (exchange) => await open(exchange, path === drive ? 'drive' : 'cloudStorage'),
		},
		{
			method: 'PUT',
			path,
			place: ({ headers }) =>
				String(headers['content-range']).includes('*/') ? 'google.status' : 'google.chunk',
			handle: put,
		},
		{
			method: 'DELETE',
			path,
			place: () => 'google.status',
			handle({ url }) {
				sessions.delete(url.searchParams.get('upload_id') ?? '');
				return { status: 499 };
			},
		},
	]);
}
