const { AsyncLocalStorage } = require('node:async_hooks');
const { TestEnvironment: NodeEnvironment } = require('jest-environment-node');

/**
 * What every test file of this process runs in, by kind. Unit tests have one of their own: what an engine suite has
 * left to a timer would else be counted among the timers of the rule under test.
 */
const environments = new Map();

/** Which environment a test file runs in, and so which packages it shares. */
const kindOf = (projectConfig) => (projectConfig.displayName?.name === 'unit' ? 'unit' : 'others');

function newEnvironment(config, context) {
	const environment = new NodeEnvironment(config, context);
	// It does not end, so it need not know what it would have to delete then.
	environment._globalProxy.register = () => {};
	return environment;
}

/** What is followed through promises. Each makes every promise slower, until it is disabled. */
const followed = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...values) {
	followed.add(this);
	return run.apply(this, values);
};

/**
 * jest-circus is loaded anew for each test file. What it leaves in the global would be told of all tests
 * of the files that follow, and what it follows through promises would be followed in them too.
 */
function endCircus(global) {
	for (const key of Object.getOwnPropertySymbols(global)) {
		if (['EVENT_HANDLERS', 'JEST_STATE_SYMBOL'].includes(key.description)) delete global[key];
	}
	for (const storage of followed) storage.disable();
	followed.clear();
}

/**
 * The environment of all test files together. With `sharedPackages.js`, packages are loaded into it once a
 * process: each of a hundred engine suites, and each of thousands of mutants, would else load n8n-core
 * anew, for seconds.
 */
module.exports = class {
	constructor(config, context) {
		const kind = kindOf(config.projectConfig);
		const shared = environments.get(kind) ?? newEnvironment(config, context);
		environments.set(kind, shared);
		this.shared = shared;
		const { global, moduleMocker, fakeTimers, fakeTimersModern } = shared;
		Object.assign(this, { global, moduleMocker, fakeTimers, fakeTimersModern });
		// Which mutant is active, Stryker says in the environment and remembers in its global.
		delete global.__stryker__;
		global.process.env = { ...process.env };
	}

	exportConditions() {
		return this.shared.exportConditions();
	}

	getVmContext() {
		return this.shared.getVmContext();
	}

	async setup() {}

	/** A test that a mutant ends early does not put back what it has replaced. */
	async teardown() {
		this.moduleMocker.restoreAllMocks();
		this.fakeTimers.useRealTimers();
		this.fakeTimersModern.useRealTimers();
		endCircus(this.global);
	}
};

module.exports.kindOf = kindOf;
