import { startSimulator, type Fault, type Simulator } from '../../../tools/zoom-simulator';
import { startBucket, type Bucket } from '../fixtures/bucket';
import { storedFiles } from '../fixtures/files';
import { credentialsFor } from '../fixtures/zoom';
import { runNode, type NodeRun } from '../harness';
import { restOperations, subjectOf } from './faultOperations';
import { runFault, unclear, type FaultRun } from './faultRuns';
import { fileOperations } from './fileOperations';

// A Zoom that falls silent and stays so, or never comes to an end, for every operation: all at once, for each is as long as
// the node is patient. That takes some minutes.
const FOR_EVER = { name: 'silence', times: 0 } as const;

interface Cell {
	name: string;
	run: () => Promise<FaultRun>;
	/** How often the node may ask before it gives up. */
	mostCalls: number;
}

let bucket: Bucket;
let silent: Simulator;
let storedBefore: string[] = [];
let setup: NodeRun;
const results = new Map<string, Promise<FaultRun>>();

const restCells = restOperations.map((operation): Cell => {
	const subject = subjectOf(operation);
	return {
		name: operation.name,
		run: async () => await runFault(subject, { ...FOR_EVER, fault: { kind: 'stall' } }),
		mostCalls: operation.kind === 'once' ? 1 : 5,
	};
});

/** On a call that gets the account's token, or on one after a redirect, which does not. */
const HOPS = [
	{ call: 'files.download', downloadRedirects: 0, hop: 'without a redirect' },
	{ call: 'files.content', downloadRedirects: 1, hop: 'after a redirect' },
] as const;
const ERROR = { status: 404, body: 'x'.repeat(100), silentAfter: 10 };
const SILENCES: Array<{ when: string; fault: Fault }> = [
	{ when: 'from the start', fault: { kind: 'stall' } },
	{ when: 'within the file', fault: { kind: 'stall', bytes: 100 } },
	{ when: 'within an error', fault: { kind: 'status', ...ERROR } },
];
/** A byte a second: never silent, never complete. */
const dripping = { kind: 'slowDrip', bytes: 1, everyMs: 1000 } as const;
const dripCells = restOperations
	.filter(({ name }) => ['recording get', 'recording getAll'].includes(name))
	.map((operation): Cell => {
		const subject = subjectOf(operation);
		return {
			name: `${operation.name}, dripping`,
			run: async () => await runFault(subject, { ...FOR_EVER, fault: dripping }),
			mostCalls: 5,
		};
	});

const fileCells = HOPS.flatMap(({ call, downloadRedirects, hop }) =>
	SILENCES.flatMap(({ when, fault }) =>
		fileOperations(call, () => bucket).map((subject): Cell => {
			const line = { ...FOR_EVER, fault, settings: { downloadRedirects } };
			return {
				name: `${subject.name}, ${hop}, ${when}`,
				run: async () => await runFault(subject, line),
				mostCalls: 20,
			};
		}),
	),
);
const cells = [...restCells, ...dripCells, ...fileCells];

beforeAll(async () => {
	[bucket, silent] = await Promise.all([startBucket(), startSimulator()]);
	silent.faults.add({ on: '*', fault: { kind: 'stall' }, times: 0 });
	// It stores a few bytes, to see how n8n does that.
	setup = await runNode({
		type: 'zoomVideoSdkRecording',
		parameters: { resource: 'account', operation: 'checkSetup', failOnProblem: false },
		credentials: credentialsFor(silent),
	});
	storedBefore = storedFiles();
	for (const { name, run } of cells) results.set(name, run());
});
afterAll(async () => await Promise.all([bucket.close(), silent.close()]));

it.each(cells)(
	'$name',
	async ({ name, mostCalls }) => {
		const result = await results.get(name);
		expect(result?.run.error?.message).toMatch(
			/did not answer in time|was interrupted|no longer has the file|its answer was lost/,
		);
		expect(result && unclear(result.run)).toEqual([]);
		expect(result?.leaks).toEqual([]);
		expect(result?.run.items).toEqual([]);
		expect(result?.calls).toBeGreaterThan(0);
		expect(result?.calls).toBeLessThanOrEqual(mostCalls);
		expect(result?.isKept).toBe(false);
		expect(result?.open).toBe(0);
	},
	15 * 60_000,
);

it('check setup ends with an answer all the same', () => {
	const { error, items } = setup;
	expect(error).toBeUndefined();
	expect(items[0]?.json).toMatchObject({ name: 'keys', status: 'problem' });
	expect(JSON.stringify(items[0]?.json)).toMatch(/did not answer in time/);
});

it("n8n's store holds nothing of it", async () => {
	await Promise.allSettled(results.values());
	expect(storedFiles()).toEqual(storedBefore);
});
