import { jsonOf } from '../../fixtures/zoom';
import { CHUNK, CHUNK_BYTES } from '../chunked';
import { useUploads } from '../uploads';

// Two executions send files of one size to one session at the same moment. Each finds the session empty
// when it begins, and the target keeps of each chunk what came first.
const uploads = useUploads();
const { video, open, send } = uploads;

async function sendMixed(
	protocol: 'googleSession' | 'microsoftSession',
	other: { skip: number; times: number },
) {
	const size = 3 * CHUNK_BYTES[protocol];
	const recorded = await video(size);
	const opened = await open(protocol, size);
	uploads.targets.faults.add({ on: CHUNK[protocol], fault: { kind: 'takeOther' }, ...other });
	return { run: await send(recorded, opened), size };
}

describe.each([
	['the first chunk', { skip: 0, times: 1 }],
	['a chunk in the middle', { skip: 1, times: 1 }],
	['all but the last', { skip: 0, times: 2 }],
])('when %s comes from another execution', (_, other) => {
	it('Google shows it by the MD5 of the whole file', async () => {
		const { run } = await sendMixed('googleSession', other);
		uploads.expectError(run, /does not have the file that was sent.*its MD5 is another/);
	});

	it('Microsoft shows it by refusing the chunk, and the file proves nothing', async () => {
		const { run, size } = await sendMixed('microsoftSession', other);
		const unverified = (other.skip + other.times) * CHUNK_BYTES.microsoftSession;
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({ uploaded: true, bytes: size, unverified_bytes: unverified }),
		]);
		expect(jsonOf(run)[0]).not.toHaveProperty('target_hash');
	});
});
