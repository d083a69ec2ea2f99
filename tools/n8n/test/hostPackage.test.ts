import { HostProblem } from '../hostProblem';
import { readHostPackage } from '../install/hostPackage';

describe('what is installed', () => {
	it('is locked for the usual n8n', async () => {
		const { n8nVersion, files, isLocked, key } = await readHostPackage('');

		expect(isLocked).toBe(true);
		expect(Object.keys(files).sort()).toEqual(['package-lock.json', 'package.json']);
		expect(key.startsWith(`n8n-${n8nVersion}-`)).toBe(true);
		expect(await readHostPackage(n8nVersion)).toEqual(await readHostPackage(''));
	});

	it('is an exact version with overrides for another n8n, in a place of its own', async () => {
		const usual = await readHostPackage('');
		const { n8nVersion, files, isLocked, key } = await readHostPackage('2.8.4');

		expect(isLocked).toBe(false);
		expect(n8nVersion).toBe('2.8.4');
		expect(Object.keys(files)).toEqual(['package.json']);
		expect(JSON.parse(files['package.json'] ?? '')).toMatchObject({
			dependencies: { n8n: '2.8.4', node: expect.stringMatching(/^[\d.]+$/) },
			overrides: { xlsx: '0.18.5' },
		});
		expect(key).toMatch(/^n8n-2\.8\.4-.*-[0-9a-f]{12}$/);
		expect(key.slice(-12)).not.toBe(usual.key.slice(-12));
	});

	it('is refused for an n8n that is not listed, naming those that are', async () => {
		const unknown = readHostPackage('1.0.0');

		await expect(unknown).rejects.toBeInstanceOf(HostProblem);
		await expect(unknown).rejects.toThrow(/n8n 1\.0\.0, only for 2\.\S+, .*1\.123\.81/);
	});
});
