import { unpack, ROOT, type Packed } from './packed';
import { runProgram } from './runProgram';

describe("n8n's scanner for community packages", () => {
	let packed: Packed;
	let results: unknown;
	beforeAll(async () => {
		packed = await unpack();
		results = await runProgram('scan', [ROOT, 'source', packed.publishedDir, 'tarball']);
	});
	afterAll(async () => await packed.remove());

	it.each(['source', 'tarball'])('finds no error in the %s', (half) => {
		expect(results).toHaveProperty(half, { passed: true });
	});
});
