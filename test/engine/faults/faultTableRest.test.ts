import { leaksIn } from '../fixtures/leaks';
import { captureLogs } from '../harness';
import { restOperations, subjectOf, type FaultCase } from './faultOperations';
import { allAtOnce, runFault, unclear, type FaultRun } from './faultRuns';
import { REST_FAULTS, type RestFault } from './restFaults';

interface Cell {
	name: string;
	operation: FaultCase;
	line: RestFault;
}

const cells: Cell[] = restOperations.flatMap((operation) =>
	REST_FAULTS.map((line) => ({ name: `${operation.name}: ${line.name}`, operation, line })),
);
const runs = new Map<Cell, FaultRun>();
const logs = captureLogs();

beforeAll(async () => {
	const work = cells.map((cell) => async () => {
		const { operation, line } = cell;
		runs.set(cell, await runFault(subjectOf(operation), line));
	});
	await allAtOnce(work, 24);
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
	const keys = {
		accountId: '-',
		apiKey: 'simulated_api_key',
		apiSecret: 'simulated_api_secret',
		sdkKey: 'simulated_sdk_key',
		sdkSecret: 'simulated_sdk_secret',
		webhookSecretToken: 'simulated_webhook_secret',
	};
	expect(leaksIn(logs, keys)).toEqual([]);
});
