import { randomUUID } from 'node:crypto';

import {
	headerOf,
	isAuthorized,
	readText,
	receive,
	type Exchange,
	type Route,
	type TargetState,
} from './exchange';
import { readForm } from './form';
import { json, type Reply } from './reply';
import { StoredBytes } from './StoredBytes';

interface Upload {
	fileId: string;
	name: string;
	length: number;
	stored: StoredBytes;
	isTaken: boolean;
}

/** Slack answers its methods with 200 whatever happens. */
export const slackError = (error: string): Reply => json(200, { ok: false, error });

/** The answer to a missing or wrong bearer token. */
export function slackRefusal(
	exchange: Exchange,
	state: Pick<TargetState, 'token'>,
): Reply | undefined {
	if (isAuthorized(exchange, state)) return undefined;
	exchange.request.resume();
	const isMissing = headerOf(exchange, 'authorization') === undefined;
	return slackError(isMissing ? 'not_authed' : 'invalid_auth');
}

/** The arguments of a method: from the query, a form or JSON. */
export async function slackArguments(exchange: Exchange): Promise<Record<string, unknown>> {
	const text = await readText(exchange);
	const isJson = headerOf(exchange, 'content-type')?.startsWith('application/json') === true;
	const inBody: Record<string, unknown> = isJson
		? JSON.parse(text)
		: Object.fromEntries(new URLSearchParams(text));
	return { ...Object.fromEntries(exchange.url.searchParams), ...inBody };
}

function filesOf(value: unknown): Array<{ id: string; title: string | undefined }> {
	const list: unknown = typeof value === 'string' ? JSON.parse(value) : value;
	return (Array.isArray(list) ? list : []).map((each: unknown) => {
		const { id, title }: { id?: unknown; title?: unknown } =
			typeof each === 'object' && each !== null ? each : {};
		return { id: String(id), title: title === undefined ? undefined : String(title) };
	});
}

/** Slack's three steps: an address, the bytes, the sharing. */
export function slackRoutes(state: TargetState): Route[] {
	const uploads = new Map<string, Upload>();

	async function open(exchange: Exchange): Promise<Reply> {
		const refusal = slackRefusal(exchange, state);
		if (refusal) return refusal;
		const { filename, length } = await slackArguments(exchange);
		const size = Number(length);
		if (typeof filename !== 'string' || filename === '' || !size)
			return slackError('missing_argument');
		const id = randomUUID();
		const fileId = `F${id.slice(0, 8).toUpperCase()}`;
		const stored = new StoredBytes(Infinity);
		uploads.set(id, { fileId, name: filename, length: size, stored, isTaken: false });
		const upload_url = `${state.originOf(exchange.request)}/upload/v1/${id}`;
		return json(200, { ok: true, upload_url, file_id: fileId });
	}

	async function upload(exchange: Exchange): Promise<Reply> {
		const { params, fault, request } = exchange;
		const id = params['id'] ?? '';
		if (fault?.kind === 'forgetSession') uploads.delete(id);
		const entry = uploads.get(id);
		if (entry === undefined || entry.isTaken) {
			request.resume();
			return { status: 404, body: 'Not Found' };
		}
		if (fault?.kind === 'doneEarly') return { status: 200, body: `OK - ${entry.length}` };
		const stored = new StoredBytes(65_536, state.hasDigests);
		const take = (bytes: Buffer) => stored.write(bytes);
		const isForm = headerOf(exchange, 'content-type')?.startsWith('multipart/form-data') === true;
		if (!isForm) await receive(exchange, take);
		else if (!(await readForm(exchange, (name) => /^file(?:name)?$/.test(name), take))) {
			return { status: 400, body: 'Bad Request' };
		}
		stored.keep();
		if (stored.size !== entry.length) return { status: 400, body: 'Wrong length' };
		Object.assign(entry, { stored, isTaken: true });
		return { status: 200, body: `OK - ${fault?.kind === 'otherSize' ? fault.size : stored.size}` };
	}

	async function complete(exchange: Exchange): Promise<Reply> {
		const refusal = slackRefusal(exchange, state);
		if (refusal) return refusal;
		const { files, channel_id: channel = '' } = await slackArguments(exchange);
		const wanted = filesOf(files);
		if (wanted.length === 0) return slackError('invalid_arguments');
		if (channel !== '' && !/^[CDG][A-Z\d]+$/.test(String(channel)))
			return slackError('channel_not_found');
		const entries = wanted.map(({ id }) =>
			[...uploads.values()].find((each) => each.fileId === id),
		);
		const taken = entries.filter((each): each is Upload => each?.isTaken === true);
		if (taken.length !== wanted.length) return slackError('file_not_found');
		for (const { fileId: id, name, stored } of taken) {
			const { size, sha256 } = stored;
			state.files.push({ target: 'slack', id, name, size, sha256, place: String(channel) });
		}
		return json(200, { ok: true, files: wanted });
	}

	const method = (path: RegExp, on: 'slack.open' | 'slack.complete', handle: Route['handle']) =>
		['GET', 'POST'].map((verb): Route => ({ method: verb, path, place: () => on, handle }));
	return [
		...method(/^\/api\/files\.getUploadURLExternal$/, 'slack.open', open),
		...method(/^\/api\/files\.completeUploadExternal$/, 'slack.complete', complete),
		{
			method: 'POST',
			path: /^\/upload\/v1\/(?<id>[^/]+)$/,
			place: () => 'slack.upload',
			handle: upload,
		},
	];
}
