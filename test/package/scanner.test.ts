import { pack, ROOT, type Packed } from './packed';
import { runProgram } from './runProgram';

describe("n8n's scanner for community packages", () => {
	let packed: Packed;
	beforeAll(async () => {
		packed = await pack();
	});
	afterAll(async () => await packed.remove());

	it('finds no error in the source', async () => {
		expect(await runProgram('scan', [ROOT, 'source'])).toEqual({ passed: true });
	});

	it('finds no error in the tarball', async () => {
		expect(await runProgram('scan', [packed.publishedDir, 'tarball'])).toEqual({ passed: true });
	});
});
