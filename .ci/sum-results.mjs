// Sums the results that Jest wrote: sum-results.mjs <folder> <run>...
// Each run has left <folder>/<run>.json, or did not get as far as running tests, which is a failure.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...runs] = process.argv.slice(2);

function read(run) {
	try {
		return JSON.parse(readFileSync(join(folder, `${run}.json`), 'utf8'));
	} catch {
		return undefined;
	}
}

let passed = 0;
let failed = 0;
for (const run of runs) {
	const result = read(run);
	if (result === undefined) {
		console.log(`${run}: no test ran`);
		failed += 1;
		continue;
	}
	passed += result.numPassedTests;
	// A suite that could not be run has no tests to count.
	failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
	for (const suite of result.testResults.filter(({ status }) => status === 'failed')) {
		console.log(`${run}: failed: ${suite.name}`);
	}
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
