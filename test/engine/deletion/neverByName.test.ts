import { session, useZoom } from '../fixtures/zoom';

// The latest session of a name is another one as soon as a newer one has begun, or this one is deleted.
const zoom = useZoom();
const DAY = 86_400_000;

describe.each([
	['recording', 'delete'],
	['recording', 'recover'],
	['file', 'delete'],
	['file', 'recover'],
])('%s: %s', (resource, operation) => {
	it.each<[string, string, object]>([
		['as a panel or an old workflow may have it', 'weekly', {}],
		['from an item of that session', '={{ $json.session_name }}', {}],
		['to delete for good', 'weekly', { deletion: 'delete' }],
		['with a proof', 'weekly', { onlyIfArchived: true, archivedFiles: '[]' }],
	])('takes no name, %s', async (_, name, more) => {
		const seed = (days: number, trashedAt?: Date) =>
			zoom.simulator.seed({
				...{ name: 'weekly', startedAt: new Date(Date.now() - days * DAY) },
				...(trashedAt && { trashedAt }),
			});
		const [older, newer, trashed] = [seed(7), seed(1), seed(3, new Date())];
		const { error } = await zoom.run(
			operation,
			{ resource, ...session(name, 'name'), fileId: newer.files[0]?.id ?? '', ...more },
			{ items: [{ json: { session_id: newer.id, session_name: 'weekly' } }] },
		);
		expect(error?.message).toBe("'Session': a name cannot say what to delete or recover [item 0]");
		expect(error?.description).toMatch(/By ID, such as \{\{ \$json\.session_id \}\}/);
		expect(zoom.calls()).toEqual([]);
		expect([older, newer, trashed].map(({ trashedAt }) => trashedAt)).toEqual([
			undefined,
			undefined,
			expect.any(Number),
		]);
	});
});
