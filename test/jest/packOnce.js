const { execFileSync } = require('node:child_process');
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');

/** The tarball, packed once for all suites that look at it: where it is, and npm's report of it. */
module.exports = () => {
	const folder = mkdtempSync(join(tmpdir(), 'tarball-'));
	process.env.TARBALL_FOLDER = folder;
	process.env.TARBALL_REPORT = execFileSync(
		'npm',
		['pack', '--json', '--pack-destination', folder],
		{
			cwd: resolve(__dirname, '../..'),
			encoding: 'utf8',
			shell: process.platform === 'win32',
			stdio: ['ignore', 'pipe', 'ignore'],
		},
	);
};
