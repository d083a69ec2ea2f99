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

const MULTIPLE = 327_680;
const LIMIT = 60 * 1_048_576;

interface Session {
	id: string;
	name: string;
	/** The path before the name. */
	place: string;
	conflictBehavior: string;
	total: number | undefined;
	stored: StoredBytes;
	/** Questions until the file is made of all bytes that came; `undefined` while some are missing. */
	asksLeft: number | undefined;
}

function failed(status: number, code: string, message: string): ReplyError {
	return new ReplyError(json(status, { error: { code, message } }));
}

function fieldsOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** As OneDrive renames what is there already: `a 1.mp4`. */
function numbered(name: string, number: number): string {
	return name.replace(/(?: \d+)?(\.[^.]*)?$/, ` ${number}$1`);
}

function itemOf({ id, name, place }: Session, size: number): unknown {
	return {
		'@microsoft.graph.downloadUrl': `https://contoso.sharepoint.com/download.aspx?UniqueId=${id}&tempauth=eyJ0eXAi`,
		...{ id, name, size },
		webUrl: `https://contoso.sharepoint.com${place}/${encodeURIComponent(name)}`,
		file: { mimeType: 'video/mp4', hashes: { quickXorHash: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' } },
	};
}

/** Upload sessions of OneDrive and SharePoint, as Microsoft Graph opens them. */
export function microsoftRoutes(state: TargetState): Route[] {
	const { files, originOf } = state;
	const sessions = new Map<string, Session>();

	async function open(exchange: Exchange): Promise<Reply> {
		if (!isAuthorized(exchange, state))
			throw failed(401, 'InvalidAuthenticationToken', 'No token.');
		const text = await readText(exchange);
		const item = fieldsOf(fieldsOf(text === '' ? {} : JSON.parse(text))['item']);
		const { path = '' } = exchange.params;
		const [, place = path, name = 'file'] = /^(.+?):?\/([^/]+):$/.exec(path) ?? [];
		const id = randomUUID();
		sessions.set(id, {
			...{ id: `01${id.replaceAll('-', '').toUpperCase()}`, place },
			name: String(item['name'] ?? name),
			conflictBehavior: String(item['@microsoft.graph.conflictBehavior'] ?? 'fail'),
			...{ total: undefined, asksLeft: undefined },
			stored: new StoredBytes(Infinity, state.hasDigests),
		});
		const uploadUrl = `${originOf(exchange.request)}/up/${id}`;
		return json(200, { uploadUrl, ...status(0) });
	}

	const status = (size: number) => ({
		expirationDateTime: new Date(Date.now() + 86_400_000).toISOString(),
		nextExpectedRanges: [`${size}-`],
	});

	function sessionOf({ params, fault, request }: Exchange): Session {
		const id = params['id'] ?? '';
		if (fault?.kind === 'forgetSession') sessions.delete(id);
		const session = sessions.get(id);
		if (session !== undefined) return session;
		request.resume();
		throw failed(404, 'itemNotFound', 'The upload session was not found');
	}

	function checkFragment(exchange: Exchange, session: Session): void {
		const length = Number(headerOf(exchange, 'content-length'));
		const range = contentRange(exchange);
		if (headerOf(exchange, 'authorization') !== undefined) {
			throw failed(401, 'unauthenticated', 'No Authorization header is expected here.');
		}
		if (range?.total === undefined || length !== range.last - range.first + 1 || length === 0) {
			throw failed(400, 'invalidRequest', 'The Content-Range is missing or wrong.');
		}
		if (length >= LIMIT) throw failed(413, 'invalidRequest', 'The fragment is too large.');
		if (range.last + 1 < range.total && length % MULTIPLE !== 0) {
			throw failed(400, 'invalidRange', 'Not a multiple of 320 KiB.');
		}
		if (range.first !== session.stored.size) {
			throw failed(416, 'invalidRange', 'The range was received already, or is out of order.');
		}
		if ((session.total ??= range.total) !== range.total) {
			throw failed(400, 'invalidRequest', `The size is ${session.total}.`);
		}
	}

	function finish(session: Session, exchange: Exchange): Reply {
		const { id, place, stored, conflictBehavior } = session;
		const indexOf = (name: string) =>
			files.findIndex((file) => file.name === name && file.place === place);
		const same = indexOf(session.name);
		if (same >= 0 && conflictBehavior === 'fail') {
			throw failed(409, 'nameAlreadyExists', 'An item with the same name already exists.');
		}
		if (same >= 0 && conflictBehavior === 'replace') files.splice(same, 1);
		for (let at = 1; indexOf(session.name) >= 0; at += 1) session.name = numbered(session.name, at);
		const { name } = session;
		const { size, sha256 } = stored;
		files.push({ target: 'microsoft', id, name, place, size, sha256 });
		sessions.delete(exchange.params['id'] ?? '');
		const isReplaced = same >= 0 && conflictBehavior === 'replace';
		const { fault } = exchange;
		const said = fault?.kind === 'otherSize' ? fault.size : size;
		return json(isReplaced ? 200 : 201, itemOf(session, said));
	}

	async function put(exchange: Exchange): Promise<Reply> {
		const { fault } = exchange;
		const session = sessionOf(exchange);
		const { stored } = session;
		if (fault?.kind === 'doneEarly') return json(201, itemOf(session, session.total ?? 0));
		if (fault?.kind === 'forgetBytes') {
			exchange.request.resume();
			return json(202, status(stored.size - fault.bytes));
		}
		if (fault?.kind === 'takeOther') stored.keepOther(Number(headerOf(exchange, 'content-length')));
		checkFragment(exchange, session);
		let left = fault?.kind === 'takeLess' ? fault.bytes : Infinity;
		try {
			await receive(exchange, (bytes) => {
				stored.write(bytes.subarray(0, left));
				left = Math.max(0, left - bytes.length);
			});
		} catch (error) {
			stored.drop();
			throw error;
		}
		stored.keep();
		if (fault?.kind === 'finishLate' && stored.size === session.total) {
			session.asksLeft = fault.asks;
			return { status: 503 };
		}
		return stored.size === session.total
			? finish(session, exchange)
			: json(202, status(stored.size));
	}

	function ask(exchange: Exchange): Reply {
		const session = sessionOf(exchange);
		const { stored, asksLeft } = session;
		if (asksLeft === undefined) return json(200, status(stored.size));
		if (asksLeft === 0) return finish(session, exchange);
		session.asksLeft = asksLeft - 1;
		return json(200, { ...status(stored.size), nextExpectedRanges: [] });
	}

	const session = /^\/up\/(?<id>[^/]+)$/;
	return [
		{
			method: 'POST',
			path: /^\/v1\.0(?<path>\/.+)\/createUploadSession$/,
			place: () => 'microsoft.open',
			handle: open,
		},
		{ method: 'PUT', path: session, place: () => 'microsoft.chunk', handle: put },
		{
			method: 'GET',
			path: session,
			place: () => 'microsoft.status',
			handle: ask,
		},
		{
			method: 'DELETE',
			path: session,
			place: () => 'microsoft.status',
			handle(exchange) {
				sessionOf(exchange);
				sessions.delete(exchange.params['id'] ?? '');
				return { status: 204 };
			},
		},
	];
}
