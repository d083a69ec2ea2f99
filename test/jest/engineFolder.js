const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** What n8n's engine stores, in a folder that goes when the engine suites have run. */
module.exports = () => {
	process.env.ENGINE_TESTS_FOLDER = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
};
