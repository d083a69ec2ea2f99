import type { ListedAddress } from '../../../files/download/connection/DownloadWays';
import { ZoomError } from '../../../shared/errors';
import { textOf } from '../../../shared/json';
import { sessionPath, type SessionIdEncoding } from '../../../zoom/http/paths';
import type { ZoomApi } from '../../../zoom/http/ZoomApi';
import { findAgain } from '../../../zoom/recordings/findAgain';
import { isNoRecording } from '../../../zoom/recordings/getRecordings';
import { sessionFiles, type RecordingFile } from '../../../zoom/recordings/sessionFiles';

type Listing =
	| { files: RecordingFile[] }
	| (Extract<ListedAddress, { advice: string }> & { isKnown: boolean });

/** What was read in a run of the node, by session, so that many files of a session cost one call. */
const readInRun = new WeakMap<ZoomApi, Map<string, Promise<Listing>>>();

async function readListing(
	api: ZoomApi,
	sessionId: string,
	encoding: SessionIdEncoding,
): Promise<Listing> {
	try {
		const session = await api.get(sessionPath(sessionId, encoding, 'recordings'));
		return { files: sessionFiles({ session_id: sessionId, ...session }) };
	} catch (error) {
		api.signal?.throwIfAborted();
		if (!(error instanceof ZoomError)) return await Promise.reject(error);
		const { status, description = '' } = error.details;
		const isKnown = isNoRecording(error);
		const advice = isKnown
			? 'Zoom no longer has recordings of the session: they were deleted or are in the trash.'
			: `Zoom was asked for the address in its list as well: ${error.message}. ${description}`;
		return { advice, isKeyGood: status !== undefined && status !== 401, isKnown };
	}
}

async function listingOf(
	api: ZoomApi,
	sessionId: string,
	encoding: SessionIdEncoding,
): Promise<Listing> {
	const ofRun = readInRun.get(api) ?? new Map<string, Promise<Listing>>();
	readInRun.set(api, ofRun);
	const known = ofRun.get(sessionId);
	if (known !== undefined) return await known;
	const reading = readListing(api, sessionId, encoding);
	ofRun.set(sessionId, reading);
	const listing = await reading;
	// Zoom may answer when the next file asks, an hour later perhaps.
	if ('advice' in listing && !listing.isKnown) ofRun.delete(sessionId);
	return listing;
}

/** The address under which Zoom lists a file now. A session is read once in a run of the node. */
export async function listedAddress(
	api: ZoomApi,
	file: RecordingFile,
	encoding: SessionIdEncoding,
): Promise<ListedAddress> {
	if (file.session_id === '') {
		return {
			advice: 'The item does not name the session that the file belongs to.',
			isKeyGood: false,
		};
	}
	const listing = await listingOf(api, file.session_id, encoding);
	if ('advice' in listing) return listing;
	const again = findAgain(file, listing.files);
	const address = again && textOf(again.download_url);
	if (address !== undefined) return { address };
	const advice =
		again === undefined
			? "Zoom's list of the session no longer has the file, or has several that cannot be told apart from it. Get the recordings of the session again."
			: "Zoom lists the file without an address. Check whether it is in your account's own storage (external_storage_url).";
	return { advice, isKeyGood: true };
}
