/**
 * What `test/generated.ts` does, once a test asks for fast-check: loading it takes longer than most of the
 * thousands of runs. Few cases, and always the same: a mutant is to be killed by a case that means it.
 */
jest.mock('fast-check', () => {
	const fastCheck = jest.requireActual('fast-check');
	fastCheck.configureGlobal({ seed: 20_261_122, numRuns: 20 });
	return fastCheck;
});
