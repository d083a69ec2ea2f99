const { default: Runtime } = require('jest-runtime');

const { kindOf } = require('./sharedEnvironment');

/** Packages, and the stand-ins for services: what they keep between test files is made from what they are given. */
const SHARED =
	/\/node_modules\/|\/tools\/(?:zoom-simulator|upload-targets|service-stand-ins)\/(?!test\/)/;

/** The modules of these that any test file of this process has loaded: by environment, and by path. */
const packages = { unit: new Map(), others: new Map() };

/** That of the test file which is being run. */
let current;

/** Loads these once a process, not once a test file. What is mutated, and tests, are loaded each time. */
module.exports = class extends Runtime {
	constructor(...args) {
		super(...args);
		current = this;
		const modules = this.registries.getActiveCjsRegistry();
		for (const [path, loaded] of packages[kindOf(this._config)]) modules.set(path, loaded);
	}

	/** A package still has the `require` of the test file for which it was loaded. */
	requireModuleOrMock(from, name) {
		if (current !== this) return current.requireModuleOrMock(from, name);
		return super.requireModuleOrMock(from, name);
	}

	teardown() {
		for (const [path, loaded] of this.registries.getActiveCjsRegistry()) {
			if (!SHARED.test(path)) continue;
			// Nor must it keep what it has required of a test file, such as the nodes.
			packages[kindOf(this._config)].set(path, Object.assign(loaded, { children: [] }));
		}
		super.teardown();
	}
};
