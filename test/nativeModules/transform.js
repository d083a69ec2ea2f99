/**
 * Stands in place of the sources of installed packages: Node loads them itself, once a worker. Jest would
 * load them anew for each test file, which for n8n-core takes longer than the tests of most files.
 */
module.exports = {
	process: () => ({ code: 'module.exports = requireNatively(__filename);' }),
	getCacheKey: () => '1',
};
