const { readdirSync, readFileSync } = require('node:fs');
const { dirname, resolve } = require('node:path');

const IMPORT = /^(?:import|export)\s(?!type\b)[^'";]*?\bfrom\s*'([^']+)'/gm;
const TESTS = resolve(__dirname, '../unit');

/** What a file imports, but for types. */
function importsOf(code) {
	return [...code.matchAll(IMPORT)].map(([, name]) => name);
}

const withOwnTest = new Set(
	readdirSync(TESTS, { recursive: true })
		.filter((name) => name.endsWith('.test.ts'))
		.map((name) => resolve(TESTS, name))
		.flatMap((test) =>
			importsOf(readFileSync(test, 'utf8')).map((name) => resolve(dirname(test), name)),
		),
);

/**
 * Tells Jest which tests a changed file concerns: those that import it, and for a file that none
 * imports those of its importers. By all ways of import it would be thirty, for each of thousands of
 * runs; and a mutant should be noticed by the tests of its file, not by chance somewhere else.
 */
module.exports = {
	extract(code, filePath) {
		const names = importsOf(code);
		if (filePath.endsWith('.test.ts')) return new Set(names);
		return new Set(names.filter((name) => !withOwnTest.has(resolve(dirname(filePath), name))));
	},
	getCacheKey: () => String([...withOwnTest].sort()),
	/** Absolute paths without `.ts`, those of fixtures and packages among them. */
	testedSources: [...withOwnTest],
};
