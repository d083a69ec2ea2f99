const { projects } = require('../../jest.config');
const { LEFT_OUT } = require('./leftOut');

const unit = projects.find(({ displayName }) => displayName === 'unit');
const root = `${__dirname}/../..`;

Object.assign(process.env, {
	ENGINE_TESTS_RUN: 'sources',
	ENGINE_TESTS_FOLDER: `${root}/coverage/mutation/n8n`,
});

/** @type {import('jest').Config} */
module.exports = {
	...unit,
	displayName: undefined,
	rootDir: root,
	roots: ['nodes', 'credentials', 'test/unit', 'test/engine', 'tools'].map(
		(folder) => `<rootDir>/${folder}`,
	),
	testMatch: ['<rootDir>/test/{unit,engine}/**/*.test.ts'],
	testEnvironment: `${root}/test/jest/sharedEnvironment.js`,
	runtime: `${root}/test/jest/sharedPackages.js`,
	dependencyExtractor: `${__dirname}/ownTests.js`,
	setupFiles: [`${__dirname}/generated.js`],
	setupFilesAfterEnv: [`${__dirname}/engine.js`],
	watchman: false,
	// What hangs is killed test by test.
	testTimeout: 2_500,
	testPathIgnorePatterns: [LEFT_OUT.source],
};
