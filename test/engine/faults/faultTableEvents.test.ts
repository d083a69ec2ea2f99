import { startBucket, type Bucket } from '../fixtures/bucket';
import { storedFiles } from '../fixtures/files';
import { allAtOnce, runFault, unclear, type FaultLine, type FaultRun } from './faultRuns';
import { eventFileOperations } from './fileOperations';

// Files as events announce them, at a Zoom whose account token opens such addresses, and at one where it
// opens only those that Zoom lists.

interface Line extends FaultLine {
	outcome: 'right' | 'error';
	/** How often Zoom is asked for the recordings, attempts included. */
	readings: number;
}

const EVENT = '/rec/webhook_download/*';
const LISTED = '/rec/download/*';
const READING = 'recordings.get';
const PAGE = { kind: 'htmlPage', status: 200 } as const;
const NO_RECORDING = { code: 3301, message: 'This recording does not exist.' };

const lineOn =
	(on: string) =>
	(
		name: string,
		fault: Line['fault'],
		outcome: Line['outcome'],
		readings: number,
		times = 0,
	): Line => ({ name, on, fault, outcome, readings, times });
const onEvent = lineOn(EVENT);
const onReading = lineOn(READING);
const onListed = lineOn(LISTED);

const OPEN: Line[] = [
	onEvent('nothing', { kind: 'stall', ms: 1 }, 'right', 0),
	onEvent('a reset', { kind: 'resetBeforeReply' }, 'right', 0, 1),
	onEvent('401', { kind: 'errorBody', status: 401, code: 300, message: 'Forbidden' }, 'right', 1),
	onEvent('403', { kind: 'status', status: 403 }, 'right', 1),
	onEvent('a login page with 200', PAGE, 'right', 1),
	onEvent('an error with 200', { kind: 'errorBody', code: 200, message: 'No.' }, 'right', 1),
	onEvent('an empty 200', { kind: 'status', status: 200 }, 'error', 0),
	onEvent('404', { kind: 'errorBody', status: 404, ...NO_RECORDING }, 'error', 0),
	onEvent('a redirect to a private address', { kind: 'redirect', to: 'private' }, 'error', 0),
];

const without = (...fields: string[]) => ({ kind: 'withoutFields', fields }) as const;
const CLOSED: Line[] = [
	onReading('nothing', { kind: 'stall', ms: 1 }, 'right', 1),
	onReading('a reset', { kind: 'resetBeforeReply' }, 'right', 2, 1),
	onReading('500', { kind: 'status', status: 500 }, 'right', 2, 1),
	onReading('429', { kind: 'rateLimit', type: 'QPS', waitMs: 300 }, 'right', 2, 1),
	onReading('429 daily', { kind: 'rateLimit', type: 'Daily-limit' }, 'error', 1),
	onReading(
		'401',
		{ kind: 'errorBody', status: 401, code: 124, message: 'Invalid access token.' },
		'error',
		1,
	),
	onReading('404', { kind: 'errorBody', status: 404, ...NO_RECORDING }, 'error', 1),
	onReading('a login page with 200', PAGE, 'error', 1),
	onReading('malformed JSON', { kind: 'malformedJson' }, 'error', 1),
	onReading('an error with 200', { kind: 'errorBody', code: 200, message: 'No.' }, 'error', 1),
	onReading('no ids', without('id', 'session_id'), 'right', 1),
	onReading('no ids and no times', without('id', 'recording_start'), 'error', 1),
	onReading('no addresses', without('download_url'), 'error', 1),
	onReading('no lists', without('recording_files'), 'error', 1),
	onListed('a reset', { kind: 'resetBeforeReply' }, 'right', 1, 1),
	onListed('401', { kind: 'errorBody', status: 401, code: 300, message: 'Forbidden' }, 'error', 1),
	onListed('403', { kind: 'status', status: 403 }, 'error', 1),
	onListed('404', { kind: 'errorBody', status: 404, ...NO_RECORDING }, 'error', 1),
	onListed('a login page with 200', PAGE, 'error', 1),
].map((line) => ({ ...line, settings: { apiTokenOpens: 'restAddresses' } }));

const WITH_TOKEN: Line[] = [
	onReading('nothing', { kind: 'status', status: 500 }, 'right', 0),
	onListed('401', { kind: 'status', status: 401 }, 'right', 0),
].map((line) => ({ ...line, settings: { apiTokenOpens: 'restAddresses' } }));

let bucket: Bucket;
const cells = [
	{ zoom: "a token that opens the event's address", lines: OPEN, tokens: false },
	{ zoom: 'one that does not', lines: CLOSED, tokens: false },
	{ zoom: 'the token of the event', lines: WITH_TOKEN, tokens: true },
].flatMap(({ zoom, lines, tokens }) =>
	eventFileOperations(READING, () => bucket, tokens).flatMap((subject) =>
		lines.map((line) => ({
			name: `${subject.name}, with ${zoom}: ${line.name} from ${line.on}`,
			subject,
			line,
		})),
	),
);
type Cell = (typeof cells)[number];
const runs = new Map<Cell, FaultRun>();
let storedBefore: string[] = [];

beforeAll(async () => {
	bucket = await startBucket();
	storedBefore = storedFiles();
	await allAtOnce(
		cells.map((cell) => async () => {
			runs.set(cell, await runFault(cell.subject, cell.line));
		}),
		32,
	);
}, 170_000);
afterAll(async () => await bucket.close());

it.each(cells)('$name', (cell) => {
	const result = runs.get(cell);
	if (result === undefined) throw new Error('It did not end');
	const { run, isRight, calls, leaks, isKept } = result;
	const { outcome, readings } = cell.line;
	expect({
		outcome: run.error ? 'error' : isRight ? 'right' : 'wrong',
		says: run.error?.message,
		unclear: unclear(run),
		leaks,
	}).toEqual({
		outcome,
		says: outcome === 'error' ? expect.any(String) : undefined,
		unclear: [],
		leaks: [],
	});
	if (run.error) expect(isKept).toBe(false);
	// Whatever failed last, the way that was refused before is named.
	if (run.error && cell.line.on !== EVENT) expect(run.error.description).toMatch(/Tried/);
	expect(calls).toBe(readings);
});

it("n8n's store holds the files that were right, and no part of another", () => {
	const right = [...runs].filter(
		([{ subject }, { isRight }]) => subject.name === 'download' && isRight,
	);
	// Each is two: the bytes, and what n8n notes of them.
	expect(storedFiles().length - storedBefore.length).toBe(2 * right.length);
});
