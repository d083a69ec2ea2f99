import { createHmac } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { memoryN8n, type MemoryAnswer } from '../../fixtures/memoryN8n';
import { EVENT } from '../sets';
import { BEGIN, type LiveEvent, type SessionLife } from './sessionLives';

const MINUTE = 60_000;
const SECRET = 'the secret of a life';
/** When Zoom sends again what was not accepted: after 5, 25 and 85 minutes. */
const WAITS = [5 * MINUTE, 20 * MINUTE, 60 * MINUTE];

/** Files of one type differ in their start, and an event may leave out their ids. */
const nameOf = (file: IDataObject) => `${file.file_type} ${file.recording_start}`;

function filesOf(set: IDataObject): string[] {
	return Array.isArray(set.recording_files)
		? set.recording_files.map((file) => nameOf(Object(file)))
		: [];
}

function bodyOf({ name, madeAt, files }: LiveEvent): Buffer {
	const recording_files = files.map(({ file: { json }, isIdTold }) =>
		isIdTold ? json : { ...json, id: undefined },
	);
	const object = {
		session_id: 'a life',
		session_name: 'demo',
		...(files.length > 0 && { recording_files }),
	};
	return Buffer.from(JSON.stringify({ event: name, event_ts: madeAt, payload: { object } }));
}

/**
 * Lets a trigger for complete sets of recordings and transcripts receive the events of a session, with
 * Zoom's repeats of what it does not accept.
 *
 * @returns what is wrong with the sets that it put out, and the log of the life; nothing when all is well
 */
export async function liveThrough(life: SessionLife): Promise<string[]> {
	let now = BEGIN;
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
	const listed = () => life.files.filter(({ listedAt }) => listedAt <= now);
	const n8n = memoryN8n({
		credential: { apiKey: 'key', apiSecret: 'secret', webhookSecretToken: SECRET },
		parameters: {
			events: Object.values(EVENT),
			output: 'completeSet',
			requiredFiles: ['recording', 'transcript'],
		},
		restApi() {
			const recording_files = listed().map(({ json }) => json);
			return recording_files.length === 0
				? { statusCode: 404, body: JSON.stringify({ code: 3301, message: 'There is none.' }) }
				: { statusCode: 200, body: JSON.stringify({ session_id: 'a life', recording_files }) };
		},
	});
	const send = async (event: LiveEvent) => {
		const body = bodyOf(event);
		const timestamp = String(Math.floor(now / 1000));
		const signature = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
		const headers = [
			['content-type', 'application/json'],
			['x-zm-request-timestamp', timestamp],
			['x-zm-signature', `v0=${signature}`],
		] as const;
		return await n8n.send({ headers, body });
	};

	const log: string[] = [];
	const problems: string[] = [];
	const out = new Set<string>();
	const keys: unknown[] = [];
	let last: IDataObject = {};

	/** A set has all that Zoom lists or tells just now, and lacks no more than it says. */
	const judge = (event: LiveEvent, set: IDataObject) => {
		const has = filesOf(set);
		const known = [...listed(), ...event.files.map(({ file }) => file)];
		for (const { json } of known) {
			if (!has.includes(nameOf(json))) problems.push(`Left out: ${json.id}`);
		}
		const isMore =
			has.some((name) => !out.has(name)) || String(set.missing) !== String(last.missing);
		if (!isMore) problems.push(`Nothing new: ${has}`);
		for (const name of has) out.add(name);
		const isOut = (part: number, types: string[]) =>
			life.files.some(
				({ json, ...file }) =>
					file.part === part && types.includes(json.file_type) && out.has(nameOf(json)),
			);
		for (const part of new Set(known.map((file) => file.part))) {
			const isWhole = isOut(part, ['MP4', 'M4A']) && isOut(part, ['TRANSCRIPT']);
			if (!isWhole && String(set.missing) === '') problems.push(`Not complete: part ${part}`);
		}
		if (keys.includes(set.dedupe_key)) problems.push(`Key used twice: ${set.dedupe_key}`);
		keys.push(set.dedupe_key);
		last = set;
	};
	const note = (event: LiveEvent, { status, reason, items }: MemoryAnswer) => {
		const told = event.files.map(({ file, isIdTold }) => (isIdTold ? file.json.id : 'no id'));
		const sets = items.map((set) => `[${filesOf(set)}] missing [${set.missing}]`);
		const time = ((now - BEGIN) / MINUTE).toFixed(1);
		const list = listed().map(({ json }) => json.id);
		const answer = [status, reason, ...sets].filter(Boolean).join(' ');
		log.push(`${time} ${event.name} (${told}), list (${list}): ${answer}`);
	};

	const queue = life.events.map((event) => ({ event, at: event.sentAt, tries: 0 }));
	const next = () => queue.sort((one, other) => one.at - other.at).shift();
	for (let due = next(); due !== undefined; due = next()) {
		const { event, at, tries } = due;
		now = at;
		if (event.afterRestart) n8n.restart();
		const answer = await send(event);
		note(event, answer);
		for (const set of answer.items) judge(event, set);
		const wait = WAITS[tries];
		if (answer.status === 503) {
			if (wait !== undefined) queue.push({ event, at: at + wait, tries: tries + 1 });
		} else if (answer.status !== 200) problems.push(`Answered ${answer.status}`);
		else if (event.comesTwice) {
			const again = await send(event);
			note(event, again);
			if (again.started) problems.push('Started twice');
		}
	}
	clock.mockRestore();

	for (const { json } of life.files) {
		if (!out.has(nameOf(json))) problems.push(`Lost: ${json.id}`);
	}
	const isMissing = String(last.missing) !== '';
	if (isMissing !== life.failedParts.length > 0) problems.push(`At last missing: ${last.missing}`);
	return problems.length > 0 ? [...problems, ...log] : [];
}
