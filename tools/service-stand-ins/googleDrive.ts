import { randomUUID } from 'node:crypto';

import { readText, type Exchange, type Route, type TargetState } from '../upload-targets/exchange';
import { googleRoutes } from '../upload-targets/google';
import { googleError, requireBearer } from '../upload-targets/googleErrors';
import { calledOrigin } from '../upload-targets/listener';
import { json, type Reply } from '../upload-targets/reply';
import type { Service, ServiceCredential, Shared } from './service';

export interface DriveFolder {
	id: string;
	name: string;
	/** The shared drive that it is in. */
	driveId?: string;
}

export interface GoogleDrive extends Service {
	/** Of somebody who has signed in with Google. */
	credential: ServiceCredential;
	/** What there is besides the root of My Drive. */
	folders: { readonly own: DriveFolder; readonly shared: DriveFolder };
}

const FOLDER_TYPE = 'application/vnd.google-apps.folder';
const folders = {
	own: { id: '1aRecordingsOfOwn0123456789abcdef', name: 'Recordings' },
	shared: {
		...{ id: '1bRecordingsOfTeam123456789abcde', name: 'Team recordings' },
		driveId: '0AsharedDriveOfTeam',
	},
};

const linkTo = (id: string) => `https://drive.google.com/file/d/${id}/view?usp=drivesdk`;

/**
 * Google Drive, as far as n8n's HTTP Request and Google Drive nodes call it.
 *
 * Sources: https://developers.google.com/workspace/drive/api/reference/rest/v3/files and its guides
 * "Upload file data", "Search for files" and "Resolve errors".
 */
export function googleDrive(shared: Shared): GoogleDrive {
	const token = `ya29.${randomUUID()}`;
	const state: TargetState = { ...shared, originOf: calledOrigin, token };
	const oauthTokenData = { access_token: token, token_type: 'Bearer' };
	const all: DriveFolder[] = Object.values(folders);

	/** A shared drive is there only for those who ask for it. */
	function checkFolder(id: string, query: URLSearchParams): void {
		const folder = all.find((each) => each.id === id);
		const isSeen = !folder?.driveId || query.get('supportsAllDrives') === 'true';
		if (id === 'root' || (folder && isSeen)) return;
		throw googleError(404, `File not found: ${id}.`, 'notFound');
	}

	function listFolders({ url: { searchParams: query } }: Exchange): Reply {
		const q = query.get('q') ?? '';
		if (!q.includes(`mimeType = '${FOLDER_TYPE}'`)) return json(200, { files: [] });
		const [, part = ''] = /name contains '([^']*)'/.exec(q) ?? [];
		const drive = query.get('corpora') === 'drive' ? query.get('driveId') : undefined;
		const found = all.filter(
			({ name, driveId }) => name.includes(part) && driveId === (drive ?? undefined),
		);
		const webViewLink = (id: string) => `https://drive.google.com/drive/folders/${id}`;
		return json(200, {
			files: found.map(({ id, name }) => ({ id, name, webViewLink: webViewLink(id) })),
		});
	}

	/** What n8n's node does once the bytes are there: it moves the file to its folder, and reads it. */
	async function update(exchange: Exchange): Promise<Reply> {
		await readText(exchange);
		const { params, url } = exchange;
		const file = shared.files.find(({ target, id }) => target === 'drive' && id === params['id']);
		if (!file) throw googleError(404, `File not found: ${params['id']}.`, 'notFound');
		const folder = url.searchParams.get('addParents') ?? file.place;
		checkFolder(folder, url.searchParams);
		file.place = folder;
		const { id, name, type: mimeType, size } = file;
		const usual = { kind: 'drive#file', id, name, mimeType };
		if (url.searchParams.get('fields') !== '*') return json(200, usual);
		const more = { size: String(size), parents: [folder], webViewLink: linkTo(id) };
		return json(200, { ...usual, ...more });
	}

	const guarded = (handle: Route['handle']): Route['handle'] => {
		return async (exchange) => {
			requireBearer(exchange, state);
			return await handle(exchange);
		};
	};
	return {
		hosts: ['www.googleapis.com'],
		credential: {
			type: 'googleDriveOAuth2Api',
			data: { clientId: 'client', clientSecret: 'secret', oauthTokenData },
		},
		folders,
		routes: [
			...googleRoutes(state, { checkFolder }),
			{ method: 'GET', path: /^\/drive\/v3\/files$/, handle: guarded(listFolders) },
			{ method: 'PATCH', path: /^\/drive\/v3\/files\/(?<id>[^/]+)$/, handle: guarded(update) },
			{
				...{ method: 'GET', path: /^\/drive\/v3\/drives$/ },
				handle: guarded(() =>
					json(200, { drives: [{ id: folders.shared.driveId, name: 'Team' }] }),
				),
			},
		],
	};
}
