const { TestEnvironment: NodeEnvironment } = require('jest-environment-node');

/** What every test file of this process runs in. */
let shared;

function newEnvironment(config, context) {
	const environment = new NodeEnvironment(config, context);
	// It does not end, so it need not know what it would have to delete then.
	environment._globalProxy.register = () => {};
	return environment;
}

/**
 * The environment of all test files together. With `sharedPackages.js`, packages are loaded into it once a
 * process: each of a hundred engine suites, and each of thousands of mutants, would else load n8n-core
 * anew, for seconds.
 */
module.exports = class {
	constructor(config, context) {
		shared ??= newEnvironment(config, context);
		const { global, moduleMocker, fakeTimers, fakeTimersModern } = shared;
		Object.assign(this, { global, moduleMocker, fakeTimers, fakeTimersModern });
		// Which mutant is active, Stryker says in the environment and remembers in its global.
		delete global.__stryker__;
		global.process.env = { ...process.env };
	}

	exportConditions() {
		return shared.exportConditions();
	}

	getVmContext() {
		return shared.getVmContext();
	}

	async setup() {}

	/** A test that a mutant ends early does not put back what it has replaced. */
	async teardown() {
		this.moduleMocker.restoreAllMocks();
		this.fakeTimers.useRealTimers();
		this.fakeTimersModern.useRealTimers();
	}
};
