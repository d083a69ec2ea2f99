import { randomUUID } from 'node:crypto';

import {
	contentRange,
	headerOf,
	readText,
	type Exchange,
	type Route,
	type TargetState,
} from './exchange';
import { googleError, requireBearer } from './googleErrors';
import { readRelated } from './googleMultipart';
import { checkChunk, GRANULE, objectOf, takeChunk, type Session } from './googleSession';
import { json, type Reply } from './reply';
import { StoredBytes } from './StoredBytes';

export interface DriveRules {
	/** @throws ReplyError when no file can be put into this folder */
	checkFolder?: (id: string, query: URLSearchParams) => void;
}

/** Resumable sessions of Google Drive and Cloud Storage, and Drive's upload in one request. */
export function googleRoutes(state: TargetState, { checkFolder }: DriveRules = {}): Route[] {
	const { files, originOf } = state;
	const sessions = new Map<string, Session>();

	function sessionOf(
		exchange: Exchange,
		target: Session['target'],
		metadata: Readonly<Record<string, unknown>>,
		type: string | undefined,
	): Session {
		const { url, params } = exchange;
		const parents: unknown = metadata['parents'];
		const folder = String(Array.isArray(parents) ? parents[0] : 'root');
		if (target === 'drive') checkFolder?.(folder, url.searchParams);
		const declared = headerOf(exchange, 'x-upload-content-length');
		return {
			...{ target, id: randomUUID().replaceAll('-', '') },
			name: url.searchParams.get('name') ?? String(metadata['name'] ?? 'Untitled'),
			place: params['bucket'] ?? folder,
			mimeType: type ?? 'application/octet-stream',
			fields: (url.searchParams.get('fields') ?? 'kind,id,name,mimeType').split(','),
			total: declared === undefined ? undefined : Number(declared),
			stored: new StoredBytes(GRANULE, state.hasDigests),
			isDone: false,
		};
	}

	async function open(exchange: Exchange, target: Session['target']): Promise<Reply> {
		requireBearer(exchange, state);
		const { url, request } = exchange;
		const uploadType = url.searchParams.get('uploadType');
		if (target === 'drive' && uploadType === 'multipart') {
			const { metadata, type, bytes } = await readRelated(exchange);
			const session = sessionOf(exchange, target, metadata, type);
			session.stored.write(bytes);
			session.stored.keep();
			return finish(session, exchange);
		}
		if (uploadType !== 'resumable') throw googleError(400, 'Not resumable.');
		const text = await readText(exchange);
		const metadata: Record<string, unknown> = text === '' ? {} : JSON.parse(text);
		const type = headerOf(exchange, 'x-upload-content-type');
		const id = randomUUID();
		sessions.set(id, sessionOf(exchange, target, metadata, type));
		const location = new URL(url.pathname, originOf(request));
		location.search = String(new URLSearchParams({ uploadType: 'resumable', upload_id: id }));
		return { status: 200, headers: { location: location.href } };
	}

	function incomplete({ stored: { size } }: Session): Reply {
		return { status: 308, ...(size > 0 && { headers: { range: `bytes=0-${size - 1}` } }) };
	}

	function finish(session: Session, { fault }: Exchange): Reply {
		const { target, id, name, place, stored, mimeType: type } = session;
		if (!session.isDone) {
			files.push({ target, id, name, place, type, size: stored.size, sha256: stored.sha256 });
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
			throw googleError(404, 'Not Found');
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
			throw googleError(400, `The size is ${session.total}, and not ${total}.`);
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
