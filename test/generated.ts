import fc from 'fast-check';

/**
 * Settings of the tests with generated cases.
 *
 * In CI their cases are always the same ones: a change is judged by what it does, not by the die.
 * Elsewhere each run draws new ones. `GENERATED_RUNS` sets how many a property gets, for a long look.
 */
const runs = Number(process.env['GENERATED_RUNS'] ?? '');

fc.configureGlobal({
	...(process.env['CI'] === undefined ? {} : { seed: 20_261_122 }),
	...(runs > 0 ? { numRuns: runs } : {}),
});
