const { availableParallelism } = require('node:os');

const swc = ['@swc/jest', { module: { type: 'commonjs' } }];

/** @returns {import('jest').Config} */
const suite = (displayName, testMatch, extra = {}) => ({
	displayName,
	testMatch: [`<rootDir>/${testMatch}`],
	testEnvironment: 'node',
	// jose and other dependencies come as ES modules only, which Jest on Node 20 cannot require.
	transform: { '^.+\\.[jt]s$': swc },
	transformIgnorePatterns: ['/node_modules/(?!jose/)', '<rootDir>/dist/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
	...extra,
});

const generated = { setupFiles: ['<rootDir>/test/generated.ts'] };

/** What runs in n8n's engine loads it once a worker: see test/nativeModules/environment.js. */
const engine = {
	...generated,
	testEnvironment: '<rootDir>/test/nativeModules/environment.js',
	transform: {
		'/node_modules/(?:n8n-|@n8n/|undici/|zod/|@aws-sdk/|@20minutes/).+\\.c?js$':
			'<rootDir>/test/nativeModules/transform.js',
		'^.+\\.[jt]s$': swc,
	},
	transformIgnorePatterns: ['<rootDir>/dist/'],
	modulePathIgnorePatterns: [],
};

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		suite('unit', 'test/unit/**/*.test.ts', generated),
		suite('tools', '{bench,tools}/**/*.test.ts'),
		suite('engine', 'test/engine/**/*.test.ts', engine),
		suite('package', 'test/package/**/*.test.ts', { modulePathIgnorePatterns: [] }),
		// What takes minutes, by its nature: npm run test:long.
		suite('long-engine', 'test/engine/**/*.long.ts', engine),
		suite('long', 'test/e2e/**/*.long.ts', { modulePathIgnorePatterns: [] }),
		// An hour's worth of work: npm run test:soak.
		suite('soak', 'test/e2e/**/*.soak.ts', { modulePathIgnorePatterns: [] }),
		suite('e2e', 'test/e2e/**/*.e2e.ts', {
			modulePathIgnorePatterns: [],
			globalSetup: '<rootDir>/test/e2e/setup/globalSetup.ts',
			globalTeardown: '<rootDir>/test/e2e/setup/globalTeardown.ts',
		}),
	],
	// One more than there are cores, for many tests wait.
	maxWorkers: availableParallelism() + 1,
	// To refuse an activation alone takes n8n a quarter of a minute.
	testTimeout: 180_000,
};
