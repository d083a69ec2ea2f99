import { basename } from 'node:path';

import { homeOf } from '../start/startOptions';

describe('where n8n keeps its data', () => {
	it.each([
		[{ simulator: true }, 'home-simulator'],
		[{ simulator: true, port: 5678, simulatorPort: 4100 }, 'home-simulator'],
		[{ simulator: true, port: 5679, simulatorPort: 4100 }, 'home-simulator'],
		[{ simulator: true, port: 5679, simulatorPort: 4101 }, 'home-simulator-4101'],
		[{ simulator: false }, 'home-own-account'],
		[{ simulator: false, port: 5679 }, 'home-own-account-5679'],
	])('with %j is %s: no two that run side by side share it', (options, name) => {
		expect(basename(homeOf(options))).toBe(name);
	});
});
