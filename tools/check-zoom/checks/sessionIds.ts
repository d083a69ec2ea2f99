import { different, matched, notAsked, type Check, type Finding, type Subject } from '../check';
import type { CheckRun } from '../CheckRun';
import { createdSessions } from '../scenarios/createdSessions';
import type { Settings } from '../../zoom-simulator';

type Encoding = Settings['idEncoding'];

/** Ids of two kinds: those that are documented to be encoded twice, and others that hold a `/`. */
type Kind = 'inner' | 'twice';

function kindOf(id: string): Kind | undefined {
	if (/^\/|\/\//.test(id)) return 'twice';
	return id.includes('/') ? 'inner' : undefined;
}

/** In which forms an id can be read. */
type Read = 'both forms' | 'once' | 'twice' | 'neither form';

/** In which forms ids of each kind are read, by the simulator's settings. */
const FORMS: Record<Encoding, Record<Kind, Read>> = {
	either: { inner: 'both forms', twice: 'both forms' },
	documented: { inner: 'once', twice: 'twice' },
	once: { inner: 'once', twice: 'once' },
	twice: { inner: 'twice', twice: 'twice' },
};

const ENCODINGS: readonly Encoding[] = ['either', 'documented', 'once', 'twice'];

interface Seen {
	kind: Kind;
	read: Read;
}

function readOf(single: boolean, double: boolean): Read {
	if (single) return double ? 'both forms' : 'once';
	return double ? 'twice' : 'neither form';
}

const encoding: Check = {
	name: 'Session ids with a slash',
	question: 'Must an ID with a "/" be encoded once or twice?',
	async run(run) {
		const seen = await readIds(run);
		if (seen.length === 0) {
			return notAsked('No session of the account has an ID with a "/".');
		}
		const fitting = ENCODINGS.filter((setting) =>
			seen.every(({ kind, read }) => FORMS[setting][kind] === read),
		);
		const text = describe(seen);
		const [only, ...others] = fitting;
		if (only === undefined) return different(text);
		const also = others.length > 0 ? ` The setting may also be ${others.join(' or ')}.` : '';
		return matched(text + also, { idEncoding: only });
	},
};

const KINDS: Record<Kind, string> = {
	inner: 'An ID with a "/" inside',
	twice: 'An ID that begins with "/" or contains "//"',
};

const WORDS: Record<Read, string> = {
	'both forms': 'in both forms',
	once: 'only if it is encoded once',
	twice: 'only if it is encoded twice',
	'neither form': 'in neither form',
};

function describe(seen: readonly Seen[]): string {
	const sentences = seen.map(({ kind, read }) => `${KINDS[kind]} is read ${WORDS[read]}.`);
	return [...new Set(sentences)].join(' ');
}

async function readIds(run: CheckRun): Promise<Seen[]> {
	const seen: Seen[] = [];
	const recorded = (await run.samples.sessions()).map(({ id }) => id);
	for (const kind of ['inner', 'twice'] as const) {
		const sessionId = recorded.find((id) => kindOf(id) === kind);
		if (sessionId === undefined) continue;
		const isRead = async (form: 'single' | 'double') =>
			(await run.zoom.call('recordings.get', { sessionId, encoding: form })).isSuccess;
		seen.push({ kind, read: readOf(await isRead('single'), await isRead('double')) });
	}
	// Sessions that were created for the check may have such an id by chance.
	if (seen.length > 0) return seen;
	const { slashed } = await createdSessions.play(run);
	return slashed.map(({ id, single, double }) => ({
		kind: kindOf(id) ?? 'inner',
		read: readOf(single.isSuccess, double.isSuccess),
	}));
}

const plain: Check = {
	name: 'Session ids without a slash',
	question: 'Can an ID without a "/" be read if it is encoded once?',
	async run({ zoom, samples }): Promise<Finding> {
		const { id: sessionId } = await samples.session();
		if (sessionId.includes('/')) return notAsked('All IDs of the account contain a "/".');
		const reply = await zoom.call('recordings.get', { sessionId, encoding: 'single' });
		const twice = await zoom.call('recordings.get', { sessionId, encoding: 'double' });
		if (!reply.isSuccess) return different('It cannot.', { zoomSays: reply.message });
		return matched(
			twice.isSuccess
				? 'It can, and also if it is encoded twice.'
				: 'It can, but not if it is encoded twice.',
		);
	},
};

export const sessionIds: Subject = {
	name: 'ids',
	title: 'Session ids in addresses',
	checks: [plain, encoding],
};
