const { existsSync } = require('node:fs');
const { resolve } = require('node:path');

const { default: Sequencer } = require('@jest/test-sequencer');

/** Suites that take half a minute, most of it waiting. Begun last, they would leave a core without work. */
const LONG = [
	'test/engine/faults/faultTableRest.test.ts',
	'test/engine/faults/fileSilence.test.ts',
	'test/engine/simplify/chains.test.ts',
	'test/engine/upload/breaks/uploadFaults.test.ts',
	'test/engine/recordings/startWithHost.test.ts',
	'tools/check-zoom/test/openAnswers.test.ts',
].map((path) => resolve(__dirname, '../..', path));

const isUnit = ({ context }) => context.config.displayName?.name === 'unit';

/**
 * In a fresh clone, Jest knows no times and begins with the largest files. Here, unit tests come last: they take a
 * moment each, and so all cores are busy to the end. Long suites come when lint and types, which `npm test` checks
 * at the same time, are over: some of them measure time.
 */
module.exports = class extends Sequencer {
	sort(tests) {
		const gone = LONG.find((path) => !existsSync(path));
		if (gone !== undefined)
			throw new Error(`There is no ${gone}. Correct its path in ${__filename}`);
		const sorted = super.sort(tests);
		const long = LONG.flatMap((path) => sorted.filter((test) => test.path === path));
		const others = sorted.filter((test) => !isUnit(test) && !long.includes(test));
		const early = others.splice(0, others.length / 5);
		return [...early, ...long, ...others, ...sorted.filter(isUnit)];
	}
};
