import fc from 'fast-check';

import { liveThrough } from './liveThrough';
import { sessionLives } from './sessionLives';

/** Always the same ones; `sessionLives.long.ts` looks for others. */
const LIVES = { numRuns: 100, seed: 20_261_127 };

it(`returns all of ${LIVES.numRuns} sessions, and calls none complete that is not`, async () => {
	const isWell = fc.asyncProperty(sessionLives, async (life) => {
		expect(await liveThrough(life)).toEqual([]);
	});
	await fc.assert(isWell, LIVES);
});
