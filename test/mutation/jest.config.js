const { projects } = require('../../jest.config');

const unit = projects.find(({ displayName }) => displayName === 'unit');

/** @type {import('jest').Config} */
module.exports = {
	...unit,
	displayName: undefined,
	rootDir: `${__dirname}/../..`,
	roots: ['<rootDir>/nodes', '<rootDir>/test/unit'],
	dependencyExtractor: `${__dirname}/ownTests.js`,
	setupFiles: [`${__dirname}/generated.js`],
	watchman: false,
	// What hangs is killed test by test.
	testTimeout: 2_500,
	// Long texts, read again for each mutant, would take hours.
	testPathIgnorePatterns: ['/(?:properties|parseVttTime|oddData)\\.test\\.ts$'],
};
