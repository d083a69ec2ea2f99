import { bearer, refuseApiToken } from '../apiToken';
import { empty, html, json, redirect, type Reply } from '../http/reply';
import type { Call, Route } from '../http/router';
import { availableFiles } from '../rest/recordingShapes';
import type { Service } from '../service';
import type { StoredFile } from '../state/model';
import { fileName, fileReply } from './fileReply';

/** Who gave an address: a REST answer or an event. */
type Source = 'rest' | 'event';

/** `download_url` at the API's origin: checks the token and leads to the bytes. */
export function downloadRoutes(service: Service): Route[] {
	const route = (path: string, source: Source): Route => ({
		operation: 'files.download',
		method: 'GET',
		path,
		handle: (call) => download(service, call, source),
	});
	return [route('/rec/download/*', 'rest'), route('/rec/webhook_download/*', 'event')];
}

/** Signed addresses at the file origin. No token is needed there. */
export function contentRoutes(service: Service): Route[] {
	return [
		{
			operation: 'files.content',
			method: 'GET',
			path: '/content/:hops/:key/:name',
			handle: (call) => content(service, call),
		},
		{
			operation: 'files.elsewhere',
			method: 'GET',
			path: '/elsewhere/*',
			handle: () => json(200, { message: 'Another origin, with no recordings' }),
		},
	];
}

async function download(service: Service, call: Call, source: Source): Promise<Reply> {
	const part = (call.params['*'] ?? '').replace(/\/$/, '');
	const { addresses } = service;
	const key = source === 'event' ? addresses.readEventPart(part) : addresses.readDownloadPart(part);
	const found = key === undefined ? undefined : service.store.fileByKey(key);
	const settings = service.settings.now;
	if (!(await isAllowed(service, call, source, found?.session.id ?? ''))) {
		return settings.downloadUnauthorized === 'html'
			? html(200, 'Sign in')
			: json(401, { status: false, errorCode: 300, errorMessage: 'Forbidden' });
	}
	if (found === undefined || !availableFiles(found.session).includes(found.file)) {
		return html(404, 'This recording does not exist');
	}
	const { downloadRedirects } = settings;
	if (downloadRedirects === 0) return fileReply(found.file, call, settings);
	return redirect(signedAddress(service, found.file, downloadRedirects - 1));
}

async function isAllowed(
	service: Service,
	call: Call,
	source: Source,
	sessionId: string,
): Promise<boolean> {
	const { keys, settings, downloadTokens } = service;
	const query = settings.now.downloadTokenInQuery ? call.query.get('access_token') : null;
	const token = bearer(call.headers['authorization']?.toString()) ?? query;
	if (token === null) return false;
	if (await downloadTokens.accepts(token, sessionId)) return true;
	if (source === 'event' && settings.now.apiTokenOpens === 'restAddresses') return false;
	const about = { keys, settings: settings.now, now: settings.clock() };
	return (await refuseApiToken(`Bearer ${token}`, call.query, about)) === undefined;
}

function signedAddress(service: Service, file: StoredFile, hops: number): string {
	const path = `/content/${hops}/${file.key}/${fileName(file)}`;
	const expires =
		Math.floor(service.settings.clock() / 1000) + service.settings.now.signedAddressSeconds;
	return `${service.origins.files}${path}?${service.addresses.signedQuery(path, expires)}`;
}

function content(service: Service, call: Call): Reply {
	const settings = service.settings.now;
	const found = service.store.fileByKey(call.params['key'] ?? '');
	const signed = service.addresses.isSigned(call.path, call.query, service.settings.clock());
	const carriesToken = call.headers['authorization'] !== undefined;
	if (
		found === undefined ||
		!signed ||
		(carriesToken && settings.bearerAtFileOrigin === 'refuse')
	) {
		return { ...empty(403), headers: { 'content-type': 'application/xml' } };
	}
	const hops = Number(call.params['hops']);
	return hops > 0
		? redirect(signedAddress(service, found.file, hops - 1))
		: fileReply(found.file, call, settings);
}
