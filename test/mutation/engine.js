if (expect.getState().testPath.includes('/test/engine/')) {
	require('../engine/harness/environment');
	// Longer than a trigger ever waits.
	jest.setTimeout(10_000);
}
