import { randomBytes } from 'node:crypto';

import { decodeJwt } from 'jose';

import { isJsonObject, type JsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';
import { different, matched, notAsked, type Check, type Subject } from '../check';
import { FILE_TYPES, sessionRecordingsShape } from '../shapes/recordings';
import { filesOf } from '../zoom/Samples';
import { compareShape, expectError, unexpected } from './answers';

const shape: Check = {
	name: 'Recordings of a session',
	question: 'Do they have the documented shape?',
	async run({ zoom, samples }) {
		const { id: sessionId } = await samples.session();
		return compareShape(await zoom.call('recordings.get', { sessionId }), sessionRecordingsShape);
	},
};

const sameFiles: Check = {
	name: 'The same files in both calls',
	question: 'Does the call for a session return the same files as the list?',
	async run({ zoom, samples }) {
		const { id: sessionId, fields } = await samples.session();
		const reply = await zoom.call('recordings.get', { sessionId });
		if (!reply.isSuccess || !isJsonObject(reply.body)) return unexpected(reply, 'HTTP 200');
		if (reply.body.session_id !== fields.session_id) {
			return different('The two calls write the session ID differently.');
		}
		const found = filesOf(reply.body);
		const isThere = (file: JsonObject) =>
			found.some(({ id, file_type, file_size }) =>
				[id === file.id, file_type === file.file_type, file_size === file.file_size].every(Boolean),
			);
		const listed = filesOf(fields);
		const missing = listed.filter((file) => !isThere(file)).length;
		return missing === 0
			? matched(`All ${listed.length} listed files, with the same IDs, types and sizes.`)
			: different(`${missing} of ${listed.length} listed files have another ID, type or size.`);
	},
};

/** An id as Zoom makes them, of no session. */
export function unknownId(): string {
	return randomBytes(16).toString('base64').replace(/[+/]/g, 'x');
}

const unknownSession: Check = {
	name: 'Recordings of an unknown session',
	question: 'Which error does Zoom return for an unknown session?',
	answers: 4,
	async run({ zoom }) {
		const reply = await zoom.call('recordings.get', { sessionId: unknownId() });
		const finding = expectError(reply, [
			[404, 3301],
			[404, 3001],
		]);
		if (finding.result !== 'matched') return finding;
		const settings =
			reply.code === 3001
				? ({ unknownSessionRecordings: '3001' } as const)
				: { unknownSessionRecordings: '3301' as const, noRecordingMessage: reply.message ?? '' };
		return { ...finding, settings };
	},
};

const accessToken: Check = {
	name: 'Download access token',
	question: 'Does Zoom return a download_access_token, and how long is it valid without a ttl?',
	async run({ zoom, samples }) {
		const { id: sessionId } = await samples.session();
		const secondsOf = async (query: { ttl?: number }) => {
			const reply = await zoom.call('recordings.get', {
				sessionId,
				query: { include_fields: 'download_access_token', ...query },
			});
			return { reply, seconds: isJsonObject(reply.body) ? lifetimeOf(reply.body) : undefined };
		};
		const asked = await secondsOf({ ttl: 600 });
		if (asked.seconds === undefined) {
			return asked.reply.isSuccess
				? different('There is no download_access_token whose lifetime can be read.')
				: unexpected(asked.reply, 'HTTP 200');
		}
		if (asked.seconds !== 600) {
			return different(`600 s were asked for, but the token is valid for ${asked.seconds} s.`);
		}
		const { seconds } = await secondsOf({});
		return seconds === undefined
			? different('Without a ttl there is no token.')
			: matched(`Without a ttl, ${seconds} s.`, { downloadAccessTokenSeconds: seconds });
	},
};

/** How long a token is valid, where it is a JWT that says so. */
function lifetimeOf({ download_access_token: token }: JsonObject): number | undefined {
	return typeof token === 'string' ? secondsOfToken(token) : undefined;
}

/** Seconds from issue to expiry of a JWT; undefined where it tells neither. */
export function secondsOfToken(token: string): number | undefined {
	try {
		const { iat, exp } = decodeJwt(token);
		return iat === undefined || exp === undefined ? undefined : exp - iat;
	} catch {
		return undefined;
	}
}

const longTtl: Check = {
	name: 'Too long a ttl',
	question: 'Does Zoom refuse a ttl of more than a week?',
	async run({ zoom, samples }) {
		const { id: sessionId } = await samples.session();
		const query = { include_fields: 'download_access_token', ttl: 604_801 };
		return expectError(await zoom.call('recordings.get', { sessionId, query }), [[400, 300]]);
	},
};

const fileTypes: Check = {
	name: 'Kinds of file',
	question: 'Are all values of file_type known, and which extension does CHAT_MESSAGE have?',
	answers: 9,
	async run({ samples }) {
		const files = (await samples.sessions()).flatMap(({ fields }) => filesOf(fields));
		if (files.length === 0)
			return notAsked('The account has no recordings from the last half year.');
		const types = [...new Set(files.map(({ file_type }) => String(file_type)))];
		const unknown = types.filter((type) => !FILE_TYPES.includes(type));
		if (unknown.length > 0) {
			return different('Some values are not documented.', {
				zoomSays: unknown.join(', '),
			});
		}
		const message = files.find(({ file_type }) => file_type === 'CHAT_MESSAGE');
		const seen = `Seen: ${types.sort().join(', ')}.`;
		if (message === undefined) return matched(`${seen} There was no CHAT_MESSAGE.`);
		return matched(seen, undefined, `CHAT_MESSAGE: ${String(message.file_extension)}`);
	},
};

const fileIds: Check = {
	name: 'Captions and timelines',
	question: 'Do captions and timelines have an ID and a size?',
	async run({ samples }) {
		const files = (await samples.sessions())
			.flatMap(({ fields }) => filesOf(fields))
			.filter(({ file_type }) => file_type === 'CC' || file_type === 'TIMELINE');
		if (files.length === 0) return notAsked('No recording has captions or a timeline.');
		const bare = files.filter(({ id, file_size }) => id === undefined || file_size === undefined);
		return bare.length === 0
			? matched(`All ${files.length} do.`, { fileIds: 'all' })
			: matched(`${bare.length} of ${files.length} do not.`, {
					fileIds: 'notForCaptionsAndTimeline',
				});
	},
};

export const sessionRecordings: Subject = {
	name: 'session-recordings',
	title: 'Recordings of a session',
	checks: [shape, sameFiles, unknownSession, accessToken, longTtl, fileTypes, fileIds],
};
