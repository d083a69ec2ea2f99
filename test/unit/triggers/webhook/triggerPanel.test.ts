import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { triggerPanel } from '../../../../nodes/ZoomVideoSdk/triggers/webhook/fields';

const textsOf = (text: string | { active?: string; inactive?: string } | undefined) =>
	typeof text === 'object' ? text : { active: text, inactive: text };

describe.each(['executionsHelp', 'activationHint'] as const)('%s of the panel', (field) => {
	const { active, inactive } = textsOf(
		typeof triggerPanel === 'object' ? triggerPanel[field] : undefined,
	);

	it('says how to publish only where that is still to be done, in the words of each n8n', () => {
		expect(inactive).toMatch(/publish(<\/a>)?.* \(n8n 1: activate it\)/);
		expect(active).not.toMatch(/\bpublish\b|once it works/i);
		expect(active).toMatch(/at the production URL/);
	});

	it('leads to the samples, for n8n shows no example of what a trigger returns', () => {
		const guide = readFileSync(join(__dirname, '../../../../examples/README.md'), 'utf8');
		for (const text of [active, inactive]) {
			const [, anchor = ''] = /examples#([\w-]+)"/.exec(text ?? '') ?? [];
			const words = anchor.replaceAll('-', ' ');
			expect(words).not.toBe('');
			expect(guide.toLowerCase()).toContain(`## ${words}\n`);
		}
	});
});
