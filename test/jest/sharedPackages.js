const { default: Runtime } = require('jest-runtime');

const { kindOf } = require('./sharedEnvironment');

/** Packages, and the stand-ins for services: what they keep between test files is made from what they are given. */
const SHARED =
	/\/node_modules\/|\/tools\/(?:zoom-simulator|upload-targets|service-stand-ins)\/(?!test\/)/;

/** What of Jest is for one test file: its hooks and tests. */
const RUNNER = /\/node_modules\/jest-circus\//;

/** The modules of these that any test file of this process has loaded: by environment, and by path. */
const packages = { unit: new Map(), others: new Map() };

/** The same of Jest's own modules, which it keeps apart. To load `expect` takes longer than most test files do. */
const jestModules = { unit: new Map(), others: new Map() };

/** That of the test file which is being run. */
let current;

/** Loads these once a process, not once a test file. What is mutated, and tests, are loaded each time. */
module.exports = class extends Runtime {
	constructor(...args) {
		super(...args);
		current = this;
		const kind = kindOf(this._config);
		const modules = this.registries.getActiveCjsRegistry();
		for (const [path, loaded] of packages[kind]) modules.set(path, loaded);
		const internal = this.registries.getInternalCjsRegistry();
		for (const [path, loaded] of jestModules[kind]) internal.set(path, loaded);
	}

	/** A package still has the `require` of the test file for which it was loaded. */
	requireModuleOrMock(from, name) {
		if (current !== this) return current.requireModuleOrMock(from, name);
		return super.requireModuleOrMock(from, name);
	}

	requireInternalModule(from, name) {
		if (current !== this) return current.requireInternalModule(from, name);
		return super.requireInternalModule(from, name);
	}

	teardown() {
		const kind = kindOf(this._config);
		for (const [path, loaded] of this.registries.getActiveCjsRegistry()) {
			if (!SHARED.test(path)) continue;
			// Nor must it keep what it has required of a test file, such as the nodes.
			packages[kind].set(path, Object.assign(loaded, { children: [] }));
		}
		for (const [path, loaded] of this.registries.getInternalCjsRegistry()) {
			if (!RUNNER.test(path)) jestModules[kind].set(path, loaded);
		}
		super.teardown();
	}
};
