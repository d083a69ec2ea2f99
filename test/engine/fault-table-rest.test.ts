import { restOperations, subjectOf, type FaultCase } from './fixtures/fault-operations';
import { allAtOnce, runFault, unclear, type FaultLine, type FaultRun } from './fixtures/fault-runs';
import { leaksIn } from './fixtures/leaks';
import { captureLogs } from './harness';

/** `right`: as without the fault. `error`: an error. `either`: one of these, but never wrong output. */
type Outcome = 'right' | 'error' | 'either' | 'anything';

interface Line extends FaultLine {
	/** For reading, for what may be changed twice, and for what may be done once only. */
	read: Outcome;
	change: Outcome;
	once: Outcome;
	/** Of the call that goes wrong; of `once` where the two differ. */
	mostCalls: number;
	mostCallsOnce?: number;
}

const always = (name: string, fault: Line['fault'], mostCalls: number): Line => ({
	...{ name, fault, times: 0, mostCalls },
	...{ read: 'error', change: 'error', once: 'error' },
});
/** A passing fault of which it is not known whether Zoom has acted. */
const passing = (name: string, fault: Line['fault'], mostCalls = 2): Line => ({
	...{ name, fault, times: 1, mostCalls, mostCallsOnce: 1 },
	...{ read: 'right', change: 'right', once: 'error' },
});
const harmless = (name: string, fault: Line['fault'], mostCalls = 1): Line => ({
	...{ name, fault, times: 1, mostCalls },
	...{ read: 'right', change: 'right', once: 'right' },
});
const refusal = (status: number, code: number, message: string): Line =>
	always(`${status} with code ${code}`, { kind: 'errorBody', status, code, message }, 1);

const LINES: Line[] = [
	{ ...always('connection refused', 'connectionRefused', 0) },
	passing('reset before the reply', { kind: 'resetBeforeReply' }),
	{
		...passing('reset before the reply, but carried out', { kind: 'resetBeforeReply' }),
		carriedOut: true,
	},
	{ ...always('reset before every reply', { kind: 'resetBeforeReply' }, 5), mostCallsOnce: 1 },
	{
		...passing('reset within the body', { kind: 'resetMidBody', bytes: 5 }),
		change: 'either',
		once: 'either',
	},
	harmless('silence before the reply', { kind: 'stall', ms: 700 }),
	harmless('silence within the body', { kind: 'stall', bytes: 5, ms: 700 }),
	harmless('slow drip', { kind: 'slowDrip', bytes: 7, everyMs: 1 }),
	{
		...passing('cut short against its length', { kind: 'truncate', bytes: 5, contentLength: true }),
		change: 'either',
		once: 'either',
	},
	{
		...always(
			'cut short without a length',
			{ kind: 'truncate', bytes: 5, contentLength: false },
			5,
		),
		change: 'either',
		once: 'either',
	},
	{
		...always(
			'401 with code 124',
			{ kind: 'errorBody', status: 401, code: 124, message: 'Invalid access token.' },
			2,
		),
	},
	refusal(404, 3001, 'Session does not exist.'),
	refusal(404, 3301, 'This recording does not exist.'),
	refusal(404, 1010, 'User does not belong to this account.'),
	refusal(404, 2300, 'This API endpoint is not recognized.'),
	refusal(400, 200, 'No permission.'),
	refusal(400, 300, 'Invalid parameter.'),
	refusal(400, 3309, 'Not enough cloud storage available.'),
	refusal(400, 12702, 'Not allowed to access.'),
	refusal(403, 200, 'No permission.'),
	refusal(418, 9999, 'Teapot.'),
	harmless('429 per second with headers', { kind: 'rateLimit', type: 'QPS', waitMs: 300 }, 2),
	harmless('429 per second without headers', { kind: 'rateLimit', type: 'QPS', headers: false }, 2),
	always('429 per second, again and again', { kind: 'rateLimit', type: 'QPS', waitMs: 0 }, 5),
	always(
		'429 daily with headers',
		{ kind: 'rateLimit', type: 'Daily-limit', waitMs: 7_200_000 },
		1,
	),
	always(
		'429 daily without headers',
		{ kind: 'rateLimit', type: 'Daily-limit', headers: false },
		1,
	),
	passing('500', { kind: 'status', status: 500 }),
	{ ...passing('500, but carried out', { kind: 'status', status: 500 }), carriedOut: true },
	{
		...always('500 without end', { kind: 'status', status: 500, body: '{"code":500}' }, 5),
		mostCallsOnce: 1,
	},
	passing('502 with HTML', { kind: 'htmlPage' }),
	{ ...always('502 with HTML without end', { kind: 'htmlPage' }, 5), mostCallsOnce: 1 },
	always('200 with a login page', { kind: 'htmlPage', status: 200 }, 1),
	{ ...always('malformed JSON', { kind: 'malformedJson' }, 1), change: 'either', once: 'either' },
	harmless('8 MB of JSON', { kind: 'hugeJson', bytes: 8_000_000 }),
	always('200 with an error body', { kind: 'errorBody', code: 200, message: 'No permission.' }, 1),
	{
		...harmless('ids missing', { kind: 'withoutFields', fields: ['id', 'session_id'] }),
		read: 'anything',
		once: 'anything',
	},
	{
		...harmless('ids null', { kind: 'withoutFields', fields: ['id', 'session_id'], asNull: true }),
		read: 'anything',
		once: 'anything',
	},
	{
		...harmless('lists missing', {
			kind: 'withoutFields',
			fields: ['sessions', 'recording_files', 'cloud_recording_storage'],
		}),
		read: 'anything',
	},
	{
		...harmless('lists null', {
			kind: 'withoutFields',
			fields: ['sessions', 'recording_files', 'cloud_recording_storage'],
			asNull: true,
		}),
		read: 'anything',
	},
	{
		...passing('a length that is too large', { kind: 'wrongContentLength', delta: 10 }),
		change: 'either',
		once: 'either',
	},
	{
		...always('a length that is too small', { kind: 'wrongContentLength', delta: -5 }, 5),
		change: 'either',
		once: 'either',
	},
	...['otherOrigin', 'http', 'loop', 'private'].map((to) =>
		always(`a redirect: ${to}`, { kind: 'redirect', to }, 1),
	),
];

interface Cell {
	name: string;
	operation: FaultCase;
	line: Line;
}

const cells: Cell[] = restOperations.flatMap((operation) =>
	LINES.map((line) => ({ name: `${operation.name}: ${line.name}`, operation, line })),
);
const runs = new Map<Cell, FaultRun>();
const logs = captureLogs();

beforeAll(async () => {
	const work = cells.map((cell) => async () => {
		const { operation, line } = cell;
		runs.set(cell, await runFault(subjectOf(operation), line));
	});
	await allAtOnce(work, 40);
});

it.each(cells)('$name', (cell) => {
	const { operation, line } = cell;
	const result = runs.get(cell);
	if (result === undefined) throw new Error('It did not end');
	const { run, calls, isRight, leaks } = result;
	const wanted = line[operation.kind];
	const outcome = run.error ? 'error' : isRight ? 'right' : 'wrong';
	const seen = { outcome, says: run.error?.message, unclear: unclear(run), leaks };
	const allowed = { right: ['right'], error: ['error'], either: ['right', 'error'] };
	const outcomes = wanted === 'anything' ? ['right', 'error', 'wrong'] : allowed[wanted];
	expect(seen).toEqual({
		outcome: outcomes.includes(outcome) ? outcome : outcomes.join(' or '),
		says: run.error ? expect.any(String) : undefined,
		unclear: [],
		leaks: [],
	});
	const most = operation.kind === 'once' ? (line.mostCallsOnce ?? line.mostCalls) : line.mostCalls;
	expect(calls).toBeLessThanOrEqual(most);
	expect(run.items.length).toBeLessThanOrEqual(run.error ? 0 : 1);
});

it('nothing secret is in the log', () => {
	const { keys } = {
		keys: {
			accountId: '-',
			apiKey: 'simulated_api_key',
			apiSecret: 'simulated_api_secret',
			sdkKey: 'simulated_sdk_key',
			sdkSecret: 'simulated_sdk_secret',
			webhookSecretToken: 'simulated_webhook_secret',
		},
	};
	expect(leaksIn(logs, keys)).toEqual([]);
});
