import { announce } from '../../fixtures/eventItems';
import { useUploads, type Protocol } from '../uploads';

// The address of an event is refused within a file that is sent in chunks: what the target has by then is
// compared with what comes from the address that Zoom lists.
const uploads = useUploads();
const { zoom, open, video, send, onContent, expectKept, expectError } = uploads;

const MIB = 1_048_576;
const SIZE = 12 * MIB;

async function refusedWithin(protocol: Protocol) {
	const recorded = await video(SIZE);
	const [item] = await announce(zoom.simulator, recorded.session);
	if (item === undefined) throw new Error('Nothing was announced');
	onContent({ kind: 'resetMidBody', bytes: 11 * MIB });
	zoom.simulator.faults.add({
		...{ on: '/rec/webhook_download/*', fault: { kind: 'status', status: 403 }, skip: 1, times: 0 },
	});
	return { recorded: { ...recorded, item }, opened: await open(protocol, SIZE) };
}

it.each<Protocol>(['googleSession', 'microsoftSession', 's3Parts'])(
	'%s gets the file from the other address',
	async (protocol) => {
		const { recorded, opened } = await refusedWithin(protocol);
		const run = await send(recorded, opened);
		await expectKept(run, recorded, opened);
		expect(zoom.simulator.requests.list('recordings.get')).toHaveLength(1);
	},
);

it('a file that was replaced meanwhile is not finished with the bytes of another', async () => {
	const { recorded, opened } = await refusedWithin('googleSession');
	zoom.simulator.faults.add({ on: 'recordings.get', fault: { kind: 'stall', ms: 1000 } });
	const run = send(recorded, opened);
	const read = () => zoom.simulator.requests.list('recordings.get').length;
	while (read() === 0) await new Promise((resolve) => setImmediate(resolve));
	zoom.simulator.replaceContent(recorded.first);
	expectError(await run, /The file changed at Zoom/);
	expect(uploads.targets.files).toEqual([]);
});
