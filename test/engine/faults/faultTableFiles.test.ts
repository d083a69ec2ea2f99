import { setTimeout as delay } from 'node:timers/promises';

import { startBucket, type Bucket } from '../fixtures/bucket';
import { storedFiles } from '../fixtures/files';
import {
	allAtOnce,
	runFault,
	unclear,
	type FaultLine,
	type FaultRun,
	type FaultSubject,
} from './faultRuns';
import { fileOperations, SIZE } from './fileOperations';

const MIDDLE = SIZE * 0.35;

let bucket: Bucket;
const subjects = (call: string) => fileOperations(call, () => bucket);

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
	subject: FaultSubject;
	line: Line;
}

const withoutRedirect = (line: Line): Line => ({
	...line,
	settings: { ...line.settings, downloadRedirects: 0 },
});
const cells: Cell[] = [
	// The call that gets the account's token gives the bytes itself.
	...subjects('files.download').map((subject) => ({
		subject,
		host: 'Zoom, without a redirect',
		lines: [...ANYWHERE, ...WITHIN].map(withoutRedirect),
	})),
	...subjects('files.download').map((subject) => ({ subject, host: 'Zoom', lines: ANYWHERE })),
	...subjects('files.content').map((subject) => ({
		subject,
		host: "the files' host",
		lines: [...ANYWHERE, ...WITHIN],
	})),
].flatMap(({ subject, host, lines }) =>
	lines.map((line) => ({ name: `${subject.name}, from ${host}: ${line.name}`, subject, line })),
);
const runs = new Map<Cell, FaultRun>();
/** Does not keep Jest waiting when the tests are over. */
const tooLong = async () => await delay(110_000, undefined, { ref: false });
let storedBefore: string[] = [];

beforeAll(async () => {
	bucket = await startBucket();
	storedBefore = storedFiles();
	const work = cells.map((cell) => async () => {
		// One that hangs must not take the others with it: it fails as not having ended.
		const result = await Promise.race([runFault(cell.subject, cell.line), tooLong()]);
		if (result !== undefined) runs.set(cell, result);
	});
	await allAtOnce(work, 32);
}, 170_000);
afterAll(async () => await bucket.close());

it.each(cells)('$name', (cell) => {
	const result = runs.get(cell);
	if (result === undefined) throw new Error('It did not end');
	const { run, isRight, calls, leaks, isKept } = result;
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
	if (run.error) expect(isKept).toBe(false);
	expect(calls).toBeLessThanOrEqual(mostCalls);
});

it("n8n's store holds the files that were right, and no part of another", () => {
	const right = [...runs].filter(
		([{ subject }, { isRight }]) => subject.name === 'download' && isRight,
	);
	// Each is two: the bytes, and what n8n notes of them.
	expect(storedFiles().length - storedBefore.length).toBe(2 * right.length);
});
