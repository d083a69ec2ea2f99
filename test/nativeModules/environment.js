const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');
const vm = require('node:vm');

const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

const DIST = resolve(__dirname, '../../dist');

/** Jest compiles each file for a context; this one stands for the worker's own, which is no object. */
const OWN_CONTEXT = {};

const { compileFunction } = vm;
vm.compileFunction = (code, parameters, options) => {
	if (options?.parsingContext !== OWN_CONTEXT) return compileFunction(code, parameters, options);
	const { parsingContext, ...others } = options;
	return compileFunction(code, parameters, others);
};

let isPrepared = false;

/** n8n-core reads its settings when it is loaded, so they are those of the worker. */
function prepareWorker() {
	if (isPrepared) return;
	isPrepared = true;
	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
	process.once('exit', () => rmSync(userFolder, { recursive: true, force: true }));
	// Jest ends a worker that takes long to exit.
	process.once('SIGTERM', () => process.exit());
	Object.assign(process.env, {
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: 'only-for-tests',
		N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
		// Loggers of n8n's own services write into the folder; the nodes' own is read by `captureLogs`.
		N8N_LOG_LEVEL: 'debug',
		N8N_LOG_OUTPUT: 'file',
	});
	// n8n gives an expression of a field 250 ms, which a busy machine may pause for.
	require('n8n-workflow').setSafeRegexEngine({
		exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
		test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
		replace: (pattern, input, flags, by) => input.replace(new RegExp(pattern, flags), by),
		matchAll: (pattern, input, flags) => [
			...input.matchAll(new RegExp(pattern, `${(flags ?? '').replace('g', '')}g`)),
		],
		split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
	});
}

/** @returns what gives an object the properties back that it has now */
function keepProperties(object) {
	const before = Object.getOwnPropertyDescriptors(object);
	return () => {
		for (const key of Reflect.ownKeys(object)) {
			if (!Object.hasOwn(before, key)) Reflect.deleteProperty(object, key);
		}
		Object.defineProperties(object, before);
	};
}

/**
 * Runs tests in the worker's own context, where the packages are that `transform.js` leaves to Node, so
 * that there is one `Error`, one `Date` and one `process.env` for both.
 *
 * Each test file has its own modules and its own copy of the built package. What it changes of globals,
 * `process` and its variables is undone after it; n8n-core and its user folder stay.
 */
module.exports = class NativeModulesEnvironment {
	constructor({ projectConfig }) {
		prepareWorker();
		const { env } = process;
		this.restore = [globalThis, process, Error].map(keepProperties);
		const variables = { ...env };
		this.restore.push(() => {
			for (const name of Object.keys(env)) {
				if (!Object.hasOwn(variables, name)) delete env[name];
			}
			Object.assign(env, variables);
		});
		this.global = globalThis;
		this.global.requireNatively = require;
		this.moduleMocker = new ModuleMocker(globalThis);
		this.fakeTimers = null;
		this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
	}

	async setup() {}

	async teardown() {
		this.fakeTimersModern.dispose();
		for (const restore of this.restore) restore();
		for (const file of Object.keys(require.cache)) {
			if (file.startsWith(DIST)) delete require.cache[file];
		}
	}

	exportConditions() {
		return ['node', 'node-addons'];
	}

	getVmContext() {
		return OWN_CONTEXT;
	}
};
