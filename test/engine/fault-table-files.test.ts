/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BinaryDataService } from 'n8n-core';
import type { Simulator } from '../simulator';
import { startBucket, type Bucket } from './fixtures/bucket';
import { allAtOnce, runFault, unclear } from './fixtures/fault-runs';
import type { FaultLine, FaultRun, FaultSubject } from './fixtures/fault-runs';
import { session } from './fixtures/zoom';
import { service } from './harness/container';
import type { NodeRun } from './harness';

/** Large enough for some chunks of the network, small enough to be spoilt often. */
const SIZE = 200_000;
const MIDDLE = 70_000;

let bucket: Bucket;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** All that n8n's store of binary data holds, finished or not. */
function storedFiles(): number {
	const folder = join(String(process.env['N8N_USER_FOLDER']), '.n8n');
	if (!existsSync(folder)) return 0;
	return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
		(entry) =>
			entry.isFile() &&
			entry.parentPath.includes('binary_data') &&
			!entry.name.endsWith('metadata'),
	).length;
}

interface Subject extends FaultSubject {
	/** What a failure must not leave behind. */
	isKept(simulator: Simulator): boolean;
}

/** The ways in which bytes of a file leave Zoom, each with a session of its own. */
function subjects(on: string): Subject[] {
	const seed = (simulator: Simulator) =>
		simulator.seed({
			name: 'Demo',
			id: 'files==',
			files: [{ kind: 'video', size: SIZE }, 'transcript', 'summary'],
		});
	const video = (simulator: Simulator) => simulator.file(simulator.session('files=='), 'MP4');
	const pathOf = (simulator: Simulator) => `/${new URL(simulator.baseUrl).port}`;
	const from = { resource: 'file', filesFrom: 'session', ...session('files==') };
	const wanted = { files: 'kinds', kinds: ['video'] };
	return [
		{
			...{ name: 'download', call: on },
			prepare(simulator) {
				seed(simulator);
				return { ...from, ...wanted, operation: 'download' };
			},
			async isRight({ items: [item] }: NodeRun, simulator) {
				const data = item?.binary?.['data'];
				if (data === undefined) return false;
				const bytes = await service(BinaryDataService).getAsBuffer(data);
				return sha256(bytes) === simulator.sha256(video(simulator));
			},
			isKept: () => false,
		},
		{
			...{ name: 'transfer', call: on },
			get hosts() {
				return [bucket.host];
			},
			prepare(simulator) {
				seed(simulator);
				return {
					...from,
					...wanted,
					operation: 'transfer',
					uploadUrl: `${bucket.url}${pathOf(simulator)}`,
				};
			},
			isRight: ({ items: [item] }, simulator) => {
				const kept = bucket.kept.get(pathOf(simulator));
				return (
					item?.json['transferred'] === true &&
					kept !== undefined &&
					sha256(kept) === simulator.sha256(video(simulator))
				);
			},
			isKept: (simulator) => bucket.kept.has(pathOf(simulator)),
		},
		{
			...{ name: 'getTranscript', call: on },
			prepare(simulator) {
				seed(simulator);
				return { ...from, operation: 'getTranscript', format: 'segments' };
			},
			isRight: ({ items: [item] }, simulator) => {
				const text = simulator
					.content(simulator.file(simulator.session('files=='), 'TRANSCRIPT'))
					.toString();
				const cues = text.match(/-->/g)?.length;
				const segments = item?.json['segments'];
				return (
					Array.isArray(segments) &&
					segments.length > 0 &&
					segments.length <= (cues ?? 0) &&
					text.includes(String(segments.at(-1)?.text).slice(0, 20))
				);
			},
			isKept: () => false,
		},
		{
			...{ name: 'getSummary', call: on },
			prepare(simulator) {
				seed(simulator);
				return { ...from, operation: 'getSummary' };
			},
			isRight: ({ items: [item] }) => JSON.stringify(item?.json ?? {}).length > 100,
			isKept: () => false,
		},
	];
}

interface Line extends FaultLine {
	outcome: 'right' | 'error' | 'either';
	mostCalls: number;
}

const once = (
	name: string,
	fault: Line['fault'],
	mostCalls = 2,
	more: Partial<Line> = {},
): Line => ({ name, fault, times: 1, outcome: 'right', mostCalls, ...more });
const always = (name: string, fault: Line['fault'], mostCalls: number): Line => ({
	name,
	fault,
	times: 0,
	outcome: 'error',
	mostCalls,
});

/** Whichever host it happens on. A whole download is tried some times, and each opened some times. */
const ANYWHERE: Line[] = [
	once('reset before the reply', { kind: 'resetBeforeReply' }),
	once('silence before the reply', { kind: 'stall', ms: 700 }, 1),
	once('401, which n8n answers with a new token', { kind: 'status', status: 401 }, 2, {
		outcome: 'either',
	}),
	once('429 with headers', { kind: 'rateLimit', type: 'QPS', waitMs: 300 }),
	once('429 without headers', { kind: 'rateLimit', type: 'QPS', headers: false }),
	once('500', { kind: 'status', status: 500 }),
	once('502 with HTML', { kind: 'htmlPage' }),
	always('401', { kind: 'errorBody', status: 401, code: 124, message: 'Invalid access token.' }, 6),
	always(
		'403',
		{ kind: 'status', status: 403, body: '<Error/>', contentType: 'application/xml' },
		3,
	),
	always(
		'404',
		{ kind: 'errorBody', status: 404, code: 3301, message: 'This recording does not exist.' },
		3,
	),
	always('429 daily', { kind: 'rateLimit', type: 'Daily-limit', waitMs: 7_200_000 }, 3),
	always('a login page with 200', { kind: 'htmlPage', status: 200 }, 6),
	always('an empty 200', { kind: 'status', status: 200 }, 6),
	always('an error with 200', { kind: 'errorBody', code: 200, message: 'No permission.' }, 6),
	always('a redirect by http', { kind: 'redirect', to: 'http' }, 3),
	always('a redirect to a private address', { kind: 'redirect', to: 'private' }, 3),
	always('a redirect in a circle', { kind: 'redirect', to: 'loop' }, 24),
	always('a redirect to nowhere', { kind: 'redirect', to: 'http://[' }, 3),
];

/** Only where the bytes come from. */
const WITHIN: Line[] = [
	once('reset within the body', { kind: 'resetMidBody', bytes: MIDDLE }, 3),
	once('reset within the body, no ranges', { kind: 'resetMidBody', bytes: MIDDLE }, 3, {
		settings: { fileRanges: false },
	}),
	once('reset within the body, no ETag', { kind: 'resetMidBody', bytes: MIDDLE }, 3, {
		settings: { fileEtag: false, fileLastModified: false },
	}),
	once('silence within the body', { kind: 'stall', bytes: MIDDLE, ms: 700 }, 1),
	once('slow drip', { kind: 'slowDrip', bytes: 4000, everyMs: 5 }, 1),
	once('cut short against its length', { kind: 'truncate', bytes: MIDDLE, contentLength: true }, 3),
	once('cut short without a length', { kind: 'truncate', bytes: MIDDLE, contentLength: false }, 4, {
		outcome: 'either',
	}),
	once('a length that is too large', { kind: 'wrongContentLength', delta: 10 }, 4, {
		outcome: 'either',
	}),
	once('a length that is too small', { kind: 'wrongContentLength', delta: -10 }, 4, {
		outcome: 'either',
	}),
	once('another ETag', { kind: 'changedEtag' }, 1),
	once('no length at all', { kind: 'stall', ms: 1 }, 3, {
		settings: { fileContentLength: false },
		outcome: 'either',
	}),
];

interface Cell {
	name: string;
	subject: Subject;
	line: Line;
}

const cells: Cell[] = [
	...subjects('files.download').map((subject) => ({ subject, host: 'Zoom', lines: ANYWHERE })),
	...subjects('files.content').map((subject) => ({
		subject,
		host: 'the files’ host',
		lines: [...ANYWHERE, ...WITHIN],
	})),
].flatMap(({ subject, host, lines }) =>
	lines.map((line) => ({ name: `${subject.name}, from ${host}: ${line.name}`, subject, line })),
);
const runs = new Map<Cell, FaultRun & { kept: boolean }>();
let storedBefore = 0;

beforeAll(async () => {
	bucket = await startBucket();
	storedBefore = storedFiles();
	const work = cells.map((cell) => async () => {
		const { subject, line } = cell;
		let kept = false;
		const watched: FaultSubject = {
			...subject,
			...(subject.hosts && { hosts: subject.hosts }),
			isRight: async (run, simulator) => await subject.isRight(run, simulator),
			prepare: async (simulator) => {
				const parameters = await subject.prepare(simulator);
				watchedSimulators.set(cell, () => subject.isKept(simulator));
				return parameters;
			},
		};
		// One that hangs must not take the others with it: it fails as not having ended.
		const result = await Promise.race([runFault(watched, line), delay(110_000)]);
		if (result === undefined) return;
		kept = watchedSimulators.get(cell)?.() ?? false;
		runs.set(cell, { ...result, kept });
	});
	await allAtOnce(work, 32);
}, 170_000);
afterAll(async () => await bucket.close());
const watchedSimulators = new Map<Cell, () => boolean>();

it.each(cells)('$name', (cell) => {
	const result = runs.get(cell);
	if (result === undefined) throw new Error('It did not end');
	const { run, isRight, calls, leaks, kept } = result;
	const outcome = run.error ? 'error' : isRight ? 'right' : 'wrong';
	const { outcome: wanted, mostCalls } = cell.line;
	const allowed = wanted === 'either' ? ['right', 'error'] : [wanted];
	expect({ outcome, says: run.error?.message, unclear: unclear(run), leaks }).toEqual({
		outcome: allowed.includes(outcome) ? outcome : allowed.join(' or '),
		says: run.error ? expect.any(String) : undefined,
		unclear: [],
		leaks: [],
	});
	// Nothing wrong kept: a bucket has the file only where the node says so.
	if (run.error) expect(kept).toBe(false);
	expect(calls).toBeLessThanOrEqual(mostCalls);
});

it('n8n’s store holds the files that were right, and no part of another', () => {
	const right = [...runs].filter(
		([{ subject }, { isRight }]) => subject.name === 'download' && isRight,
	);
	expect(storedFiles() - storedBefore).toBe(right.length);
});
