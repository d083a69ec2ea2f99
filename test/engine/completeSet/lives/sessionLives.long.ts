import fc from 'fast-check';

import { liveThrough } from './liveThrough';
import { sessionLives } from './sessionLives';

/** Others each time; fast-check tells the seed of one that goes wrong. */
const LIVES = 5_000;

it(`returns all of ${LIVES} sessions, and calls none complete that is not`, async () => {
	const isWell = fc.asyncProperty(sessionLives, async (life) => {
		expect(await liveThrough(life)).toEqual([]);
	});
	await fc.assert(isWell, { numRuns: LIVES });
});
