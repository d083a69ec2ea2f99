import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { settingsTable } from '../settingsTable';

it('the README lists the settings as they are', () => {
	const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
	// The formatter pads the cells of tables.
	const cells = (text: string) => text.replace(/ +\|/g, ' |').replace(/\| -+/g, '| ---');
	expect(cells(readme)).toContain(settingsTable());
});
