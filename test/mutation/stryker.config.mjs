/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	testRunner: 'jest',
	plugins: ['@stryker-mutator/jest-runner'],
	jest: {
		projectType: 'custom',
		configFile: 'test/mutation/jest.config.js',
		enableFindRelatedTests: true,
	},
	coverageAnalysis: 'perTest',
	concurrency: Number(process.env.MUTATION_CONCURRENCY ?? 2),
	timeoutMS: 5_000,
	timeoutFactor: 2,
	ignorePatterns: ['/coverage', '/dist', '/docs', '/bench', '/tools/n8n', '/test/e2e'],
	tempDirName: 'coverage/mutation/sandbox',
	incremental: true,
	reporters: ['progress-append-only'],
};
