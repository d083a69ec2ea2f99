// Sums the results that Jest wrote: sum-results.mjs <folder> <run>...
// Each run has left <folder>/<run>.json, or did not get to its end, which is a failure.
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
		console.log(`${run}: no results: it was interrupted, or took too long`);
		failed += 1;
		continue;
	}
	passed += result.numPassedTests;
	// A suite that could not be run has no tests to count.
	failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
	for (const suite of result.testResults.filter(({ status }) => status === 'failed')) {
		const tests = suite.assertionResults.filter(({ status }) => status === 'failed');
		const names = tests.map(({ fullName }) => fullName);
		// A suite that could not be run names no test.
		for (const name of names.length > 0 ? names : ['could not be run']) {
			console.log(`${run}: failed: ${suite.name}: ${name}`);
		}
	}
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
