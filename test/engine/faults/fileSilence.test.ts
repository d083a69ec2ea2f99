import { startBucket, type Bucket } from '../fixtures/bucket';
import { speedUpClock } from '../fixtures/fastClock';
import { storedFiles } from '../fixtures/files';
import {
	allAtOnce,
	runFault,
	unclear,
	type FaultLine,
	type FaultRun,
	type FaultSubject,
} from './faultRuns';
import { fileOperations } from './fileOperations';

// A server that falls silent for good, on a call that gets the account's token and on one that does
// not. Silence is measured by the clock, so a faster clock shows it in seconds; silence.long.ts has
// the same in real time.
const CLOCK_FACTOR = 20;

interface Line extends FaultLine {
	outcome: 'right' | 'error';
}

const BODY = JSON.stringify({ code: 3301, message: 'This recording does not exist.' });
const error = (status: number, silentAfter: number) =>
	({ kind: 'status', status, body: BODY, contentType: 'application/json', silentAfter }) as const;

const line = (
	outcome: Line['outcome'],
	name: string,
	fault: Line['fault'],
	times: number,
): Line => ({ outcome, name, fault, times });
const LINES = [
	line('right', 'silence before the first byte', { kind: 'stall', bytes: 0 }, 1),
	line('right', 'silence within the file', { kind: 'stall', bytes: 100 }, 1),
	line('right', 'silence within an error that passes', error(500, 10), 1),
	line('error', 'silence within each answer', { kind: 'stall', bytes: 100 }, 0),
	line('error', 'silence within an error', error(404, 10), 0),
	line('error', 'silence before an error says anything', error(403, 0), 0),
	line('error', 'silence within the body of a redirect', error(302, 10), 0),
];

interface Cell {
	name: string;
	subject: FaultSubject;
	line: Line;
}

let bucket: Bucket;
const subjects = (call: string) => fileOperations(call, () => bucket);
const cells: Cell[] = [
	...subjects('files.download').map((subject) => ({
		subject,
		where: 'without a redirect',
		lines: LINES.map((each) => ({ ...each, settings: { downloadRedirects: 0 } })),
	})),
	...subjects('files.content').map((subject) => ({
		subject,
		where: 'after a redirect',
		lines: LINES,
	})),
].flatMap(({ subject, where, lines }) =>
	lines.map((each) => ({
		name: `${subject.name}, ${where}: ${each.name}`,
		subject,
		line: each,
	})),
);
const results = new Map<Cell, Promise<FaultRun>>();
let storedBefore: string[] = [];

beforeAll(async () => {
	speedUpClock(CLOCK_FACTOR);
	// Waits between the attempts are at their shortest.
	jest.spyOn(Math, 'random').mockReturnValue(0);
	bucket = await startBucket();
	storedBefore = storedFiles();
	const waiting = new Map<Cell, (run: Promise<FaultRun>) => void>();
	for (const cell of cells) {
		results.set(cell, new Promise((resolve) => void waiting.set(cell, resolve)));
	}
	void allAtOnce(
		cells.map((cell) => async () => {
			const run = runFault(cell.subject, cell.line);
			waiting.get(cell)?.(run);
			await run.catch(() => undefined);
		}),
		cells.length,
	);
});
afterAll(async () => {
	jest.restoreAllMocks();
	await bucket.close();
});

it.each(cells)('$name', async (cell) => {
	const result = await results.get(cell);
	if (result === undefined) throw new Error('It was not run');
	const { run, isRight, leaks, isKept, open } = result;
	const outcome = run.error ? 'error' : isRight ? 'right' : 'wrong';
	expect({ outcome, unclear: unclear(run), leaks, open }).toEqual({
		outcome: cell.line.outcome,
		unclear: [],
		leaks: [],
		// The server sees that nobody waits any longer.
		open: 0,
	});
	if (run.error) expect(isKept).toBe(false);
});

it("n8n's store holds the files that were right, and no part of another", async () => {
	const runs = await Promise.all(
		[...results].map(async ([cell, run]) => [cell, await run] as const),
	);
	const right = runs.filter(([{ subject }, { isRight }]) => subject.name === 'download' && isRight);
	// Each is two: the bytes, and what n8n notes of them.
	expect(storedFiles().length - storedBefore.length).toBe(2 * right.length);
});
