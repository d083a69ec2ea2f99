import { missingDatabaseServers } from '../server/databaseServers';

describe('the servers of queue mode', () => {
	const { PATH } = process.env;
	afterEach(() => {
		process.env.PATH = PATH;
	});

	it('are named if they are not installed', () => {
		process.env.PATH = '/nowhere';
		// PostgreSQL may be found outside of PATH.
		expect(missingDatabaseServers()).toMatch(
			/^it needs (PostgreSQL and )?Redis, not found on this machine$/,
		);
	});
});
