import { n8nEnvironment } from '../server/n8nEnvironment';

describe('the environment of n8n', () => {
	const before = { ...process.env };
	afterEach(() => {
		process.env = { ...before };
	});
	const environment = (extra = {}) =>
		n8nEnvironment('/home/x', { port: 5678, brokerPort: 5679 }, extra);

	it("has the time zone of the machine, whatever this machine's own n8n is set to", () => {
		process.env['GENERIC_TIMEZONE'] = 'Antarctica/Troll';
		const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
		expect(environment()).toMatchObject({ GENERIC_TIMEZONE: timeZone });
		expect(environment({ GENERIC_TIMEZONE: 'Asia/Tokyo' })).toMatchObject({
			GENERIC_TIMEZONE: 'Asia/Tokyo',
		});
	});

	it("leaves out the settings of the machine's own n8n, and what npm and Jest have set", () => {
		Object.assign(process.env, {
			N8N_ENCRYPTION_KEY: 'x',
			DB_TYPE: 'postgresdb',
			NODE_OPTIONS: '--inspect',
			npm_config_once: 'true',
			OTHER: 'kept',
		});
		const names = Object.keys(environment());
		expect(names).toEqual(expect.arrayContaining(['OTHER', 'N8N_PORT', 'PATH']));
		for (const name of ['N8N_ENCRYPTION_KEY', 'DB_TYPE', 'NODE_OPTIONS', 'npm_config_once']) {
			expect(names).not.toContain(name);
		}
	});
});
