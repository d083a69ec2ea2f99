const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { basename, dirname, join, relative, resolve } = require('node:path');

const engineSuites = require('./engineSuites');
const { LEFT_OUT } = require('./leftOut');

const IMPORT = /^(?:import|export)\s(?!type\b)[^'";]*?\bfrom\s*'([^']+)'/gm;
const ROOT = resolve(__dirname, '../..');
const NODES = join(ROOT, 'nodes/ZoomVideoSdk');
const UNIT = join(ROOT, 'test/unit');
const ENGINE = join(ROOT, 'test/engine');

/** The names of the tests in a folder, from there. */
function testsIn(folder) {
	return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.test.ts'));
}

const known = testsIn(ENGINE).map((name) => basename(name, '.test.ts'));
for (const [source, suites] of Object.entries(engineSuites)) {
	const missing = suites.find((suite) => !known.includes(suite));
	if (missing !== undefined)
		throw new Error(`engineSuites.js names ${missing} for ${source}: no such suite`);
	if (!existsSync(join(NODES, `${source}.ts`)))
		throw new Error(`engineSuites.js: no such source: ${source}`);
}

/** What a file imports, but for types. */
function importsOf(code) {
	return [...code.matchAll(IMPORT)].map(([, name]) => name);
}

/** What a unit test imports, itself or by a fixture; absolute paths without `.ts`. */
function sourcesOfTest(test) {
	const imported = importsOf(readFileSync(test, 'utf8'))
		.filter((name) => name.startsWith('.'))
		.map((name) => resolve(dirname(test), name));
	const fixtures = imported.filter((path) => dirname(path) === join(UNIT, 'fixtures'));
	return [...imported, ...fixtures.flatMap((path) => sourcesOfTest(`${path}.ts`))];
}

const withOwnTest = new Set([
	...testsIn(UNIT)
		.map((name) => join(UNIT, name))
		// A source that only these import has no test of its own here.
		.filter((test) => !LEFT_OUT.test(test))
		.flatMap(sourcesOfTest),
	...Object.keys(engineSuites).map((source) => join(NODES, source)),
]);

/** The sources that an engine suite concerns, as if it imported them. */
function sourcesOfEngineSuite(filePath) {
	const suite = basename(filePath, '.test.ts');
	return Object.entries(engineSuites)
		.filter(([, suites]) => suites.includes(suite))
		.map(([source]) => relative(dirname(filePath), join(NODES, source)));
}

/**
 * Tells Jest which tests a changed file concerns: the unit tests that import it and the engine suites that
 * `engineSuites.js` names, and for a file that has neither those of its importers. By all ways of import
 * it would be thirty, for each of thousands of runs; and a mutant should be noticed by the tests of its
 * file, not by chance somewhere else.
 */
module.exports = {
	extract(code, filePath) {
		const path = relative(ROOT, filePath).replaceAll('\\', '/');
		if (path.startsWith('test/engine/')) return new Set(sourcesOfEngineSuite(filePath));
		const names = importsOf(code);
		if (path.startsWith('test/')) return new Set(names);
		return new Set(names.filter((name) => !withOwnTest.has(resolve(dirname(filePath), name))));
	},
	getCacheKey: () => JSON.stringify([[...withOwnTest].sort(), engineSuites]),
	/** Absolute paths without `.ts`, those of fixtures and packages among them. */
	testedSources: [...withOwnTest],
};
