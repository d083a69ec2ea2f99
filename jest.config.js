const { availableParallelism } = require('node:os');

// Where mutation testing copies everything to.
const copies = '<rootDir>/coverage/';

/** @returns {import('jest').Config} */
const suite = (displayName, testMatch, extra = {}) => ({
	displayName,
	testMatch: [`<rootDir>/${testMatch}`],
	testEnvironment: 'node',
	// jose and other dependencies come as ES modules only, which Jest on Node 20 cannot require.
	transform: { '^.+\\.[jt]s$': ['@swc/jest', { module: { type: 'commonjs' } }] },
	transformIgnorePatterns: ['/node_modules/(?!jose/)', '<rootDir>/dist/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', copies],
	...extra,
});

const generated = { setupFiles: ['<rootDir>/test/generated.ts'] };

/** Packages are loaded once a process, and not for each test file. */
const shared = {
	testEnvironment: '<rootDir>/test/jest/sharedEnvironment.js',
	runtime: '<rootDir>/test/jest/sharedPackages.js',
};

const engine = {
	...generated,
	...shared,
	modulePathIgnorePatterns: [copies],
	globalSetup: '<rootDir>/test/jest/engineFolder.js',
	globalTeardown: '<rootDir>/test/jest/removeEngineFolder.js',
	setupFilesAfterEnv: ['<rootDir>/test/engine/harness/environment.ts'],
};

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		suite('unit', 'test/unit/**/*.test.ts', { ...generated, ...shared }),
		suite('tools', '{bench,tools}/**/*.test.ts', shared),
		suite('engine', 'test/engine/**/*.test.ts', engine),
		suite('package', 'test/package/**/*.test.ts', {
			modulePathIgnorePatterns: [copies],
			globalSetup: '<rootDir>/test/jest/packOnce.js',
			globalTeardown: '<rootDir>/test/jest/removeTarball.js',
		}),
		// What takes minutes, by its nature: npm run test:long.
		suite('long-engine', 'test/engine/**/*.long.ts', engine),
		suite('long', 'test/e2e/**/*.long.ts', { modulePathIgnorePatterns: [copies] }),
		// An hour's worth of work: npm run test:soak.
		suite('soak', 'test/e2e/**/*.soak.ts', { modulePathIgnorePatterns: [copies] }),
		suite('e2e', 'test/e2e/**/*.e2e.ts', {
			modulePathIgnorePatterns: [copies],
			globalSetup: '<rootDir>/test/e2e/setup/globalSetup.ts',
			globalTeardown: '<rootDir>/test/e2e/setup/globalTeardown.ts',
		}),
	],
	testSequencer: '<rootDir>/test/jest/order.js',
	// Many suites wait for time to pass: with two cores, six take 15 s less than four, which take less than two.
	maxWorkers: availableParallelism() + 4,
	// Nothing keeps a worker alive, but to give back a gigabyte of memory takes longer than the half second it gets.
	workerGracefulExitTimeout: 10_000,
	// To refuse an activation alone takes n8n a quarter of a minute.
	testTimeout: 180_000,
};
