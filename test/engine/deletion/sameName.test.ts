import { useBucketUploads } from '../fixtures/bucketUploads';
import { jsonOf, session } from '../fixtures/zoom';

const { zoom, bucket, objects } = useBucketUploads();
const NAME = '/{{ encodeURIComponent($json.session_name) }}';

/** Archives the file of a session in an execution of its own, and deletes the session then. */
async function archive(path: string, startedAt: Date, size: number) {
	const { id } = zoom.simulator.seed({
		...{ name: 'Weekly Review', startedAt, files: [{ kind: 'video', size }] },
	});
	const listed = await zoom.run('getAll', { resource: 'recording', output: 'file' });
	const items = jsonOf(listed).filter(({ session_id }) => session_id === id);
	const uploaded = await zoom.run(
		'upload',
		{ uploadUrl: `=${bucket.origin}${path}` },
		{ items: items.map((json) => ({ json })), credential: { downloadHosts: '127.0.0.1' } },
	);
	expect(jsonOf(uploaded)).toMatchObject([{ uploaded: true, bytes: size }]);
	const { error } = await zoom.run('delete', {
		...{ resource: 'recording', ...session(id), onlyIfArchived: true, deletion: 'delete' },
		archivedFiles: JSON.stringify(jsonOf(uploaded)),
	});
	return error?.description ?? 'deleted';
}

/** What comes of two sessions of one name, most likely of one day. */
async function archiveTwo(path: string) {
	const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
	return [await archive(path, minutesAgo(90), 50_001), await archive(path, minutesAgo(45), 50_002)];
}

it.each([
	['by n8n', "{{ $now.toFormat('yyyy-MM-dd') }}"],
	['in ISO', '{{ $now.toISODate() }}'],
	['by Date', '{{ new Date().toISOString().slice(0, 10) }}'],
	['by DateTime', "{{ DateTime.now().toFormat('yyyy-MM-dd') }}"],
	['of the session', '{{ $json.start_time.slice(0, 10) }}'],
	['of the session, in a format', "{{ $json.start_time.toDateTime().toFormat('yyyy-MM-dd') }}"],
	['that is a year', '{{ $now.year }}'],
])('a name and a day %s do not prove that a file is kept', async (_, day) => {
	const results = await archiveTwo(`${NAME}-${day}.mp4`);
	expect(results).toEqual(Array(2).fill(expect.stringMatching(/without a "target_hash"/)));
});

it.each([
	['the time of the session', '{{ $json.start_time }}'],
	['that in a format', "{{ $json.start_time.toDateTime().toFormat('yyyyMMdd-HHmmss') }}"],
	['a time of the clock', '{{ $now.toMillis() }}'],
])('a name and %s do not, for a session has several files', async (_, part) => {
	const results = await archiveTwo(`${NAME}-${part}.mp4`);
	expect(results).toEqual(Array(2).fill(expect.stringMatching(/without a "target_hash"/)));
});

it('a name and the ID of the file prove it', async () => {
	expect(await archiveTwo(`${NAME}-{{ $json.id }}.mp4`)).toEqual(['deleted', 'deleted']);
	expect([...objects.values()].map(({ bytes }) => bytes)).toEqual([50_001, 50_002]);
});
