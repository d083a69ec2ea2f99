import type { Fault } from '../../../tools/zoom-simulator';
import { jsonOf, session, useZoom } from '../fixtures/zoom';

// Zoom's pages do not word the rule alike: which form it reads is not known.
const ID = 'oiFKKKL/RyGdm9W1r1Ll6w==';
const ONCE = 'oiFKKKL%2FRyGdm9W1r1Ll6w%3D%3D';
const TWICE = 'oiFKKKL%252FRyGdm9W1r1Ll6w%253D%253D';

const zoom = useZoom({ settings: { recordingEventDelayMs: 0 } });

/** The forms in which the session was asked for, in order. */
const forms = () =>
	zoom.simulator.requests
		.list()
		.map(({ path }) => /\/sessions\/([^/]+)/.exec(path)?.[1])
		.map((form) => (form === ONCE ? 'once' : form === TWICE ? 'twice' : form));

const fileOf = ({ id }: { id: string | undefined }) => ({ ...session(ID), fileId: id ?? '' });

describe.each(['once', 'twice'] as const)('with Zoom reading ids that are encoded %s', (form) => {
	const seed = () => {
		zoom.simulator.settings.set({ idEncoding: form });
		return zoom.simulator.seed({ name: 'Demo', id: ID, files: ['video', 'audio'] });
	};

	it('recordings are read', async () => {
		seed();
		const run = await zoom.run('get', session(ID));
		expect(jsonOf(run)).toEqual([expect.objectContaining({ session_id: ID })]);
		expect(forms()).toEqual(form === 'once' ? ['once'] : ['once', 'twice']);
	});

	it('the other form is tried for one item of a run only', async () => {
		seed();
		const run = await zoom.run('get', session(ID), { items: [{ json: {} }, { json: {} }] });
		expect(jsonOf(run)).toHaveLength(2);
		expect(forms()).toEqual(form === 'once' ? ['once', 'once'] : ['once', 'twice', 'twice']);
	});

	it('one file is moved to the trash and comes back, and the other stays', async () => {
		const [first, second] = seed().files;
		if (first === undefined || second === undefined) throw new Error('two files were seeded');
		const deletion = await zoom.run('delete', { resource: 'file', ...fileOf(first) });
		expect(deletion.error).toBeUndefined();
		expect(forms()).toEqual(form === 'twice' ? ['twice'] : ['twice', 'once']);
		expect([first.trashedAt, second.trashedAt]).toEqual([expect.any(Number), undefined]);
		const recovery = await zoom.run('recover', { resource: 'file', ...fileOf(first) });
		expect(recovery.error).toBeUndefined();
		expect(first.trashedAt).toBeUndefined();
	});
});

// The session is read before, in a form of its own.
it.each(['documented', 'once', 'twice', 'either'] as const)(
	'one file is deleted when it is archived, with Zoom reading ids as %s',
	async (idEncoding) => {
		zoom.simulator.settings.set({ idEncoding });
		const { files } = zoom.simulator.seed({ name: 'Demo', id: ID, files: ['video', 'audio'] });
		const [first, second] = files;
		if (first === undefined || second === undefined) throw new Error('two files were seeded');
		const entry = { session_id: ID, id: first.id, bytes: first.size, saved_as: 'a.mp4' };
		const { error } = await zoom.run('delete', {
			...{ resource: 'file', ...fileOf(first), onlyIfArchived: true },
			...{ requiredProof: 'download', archivedFiles: JSON.stringify([entry]) },
		});
		expect(error).toBeUndefined();
		expect([first.trashedAt, second.trashedAt]).toEqual([expect.any(Number), undefined]);
	},
);

it('a session that exists in neither form is requested twice, and the first answer is reported', async () => {
	zoom.simulator.settings.set({ unknownSessionRecordings: '3001' });
	const { error } = await zoom.run('get', session(ID));
	expect(error?.message).toMatch(/session/i);
	expect(forms()).toEqual(['once', 'twice']);
});

describe('a failure in the form that Zoom reads is not mistaken for a missing session', () => {
	const on = `/v2/videosdk/sessions/${TWICE}/*`;
	const seed = () => {
		zoom.simulator.settings.set({ idEncoding: 'twice' });
		return zoom.simulator.seed({ name: 'Demo', id: ID, files: ['video'] });
	};

	it.each<[string, Fault]>([
		['a failure of Zoom', { kind: 'status', status: 503 }],
		['a rate limit', { kind: 'rateLimit', type: 'QPS', waitMs: 1 }],
	])('%s is waited out', async (_, fault) => {
		seed();
		zoom.simulator.faults.add({ on, fault });
		expect(jsonOf(await zoom.run('get', session(ID)))).toEqual([
			expect.objectContaining({ session_id: ID }),
		]);
		expect(forms()).toEqual(['once', 'twice', 'once', 'twice']);
	});

	it.each<[string, Fault, RegExp]>([
		['a daily limit', { kind: 'rateLimit', type: 'Daily-limit' }, /^The daily limit/],
		[
			'a storage that is full',
			{ kind: 'errorBody', status: 400, code: 3309, message: 'Not enough cloud storage.' },
			/^The cloud storage of the Zoom account is full/,
		],
		[
			'an error under a status of success',
			{ kind: 'errorBody', code: 200, message: 'No permission.' },
			/^Zoom denied permission/,
		],
	])('%s is reported', async (_, fault, message) => {
		seed();
		zoom.simulator.faults.add({ on, fault });
		expect((await zoom.run('recover', session(ID))).error?.message).toMatch(message);
	});

	it.each([400, 403, 404])(
		'but a %i of a proxy, to which the form looks odd, is',
		async (status) => {
			zoom.simulator.faults.add({ on, fault: { kind: 'htmlPage', status } });
			const { error } = await zoom.run('get', session(ID));
			expect(error?.message).toBe('There is no recording for this session [item 0]');
		},
	);

	it('a deletion that failed in either form does not count as done', async () => {
		const { id } = seed();
		const fault: Fault = { kind: 'status', status: 503 };
		zoom.simulator.faults.add({ on: `/v2/videosdk/sessions/${ONCE}/*`, fault });
		zoom.simulator.faults.add({ on, fault });
		expect((await zoom.run('delete', session(ID))).error).toBeUndefined();
		expect(zoom.simulator.session(id).trashedAt).toBeDefined();
	});

	it('a session that has started does not count as deleted', async () => {
		zoom.simulator.settings.set({ idEncoding: 'twice' });
		zoom.simulator.startSession({ name: 'Live', id: ID });
		const { error } = await zoom.run('delete', { resource: 'session', ...session(ID) });
		expect(error?.message).toMatch(/^The session has started/);
	});
});

it.each(['Session ID does not exist.', 'Invalid session ID.'])(
	'where Zoom answers 400 with "%s", the other form is tried too',
	async (message) => {
		zoom.simulator.settings.set({ idEncoding: 'twice' });
		zoom.simulator.startSession({ name: 'Live', id: ID });
		const fault: Fault = { kind: 'errorBody', status: 400, code: 300, message };
		zoom.simulator.faults.add({ on: `/v2/videosdk/sessions/${ONCE}/status`, fault });
		const { error } = await zoom.run('end', { resource: 'session', ...session(ID) });
		expect(error).toBeUndefined();
		expect(forms()).toEqual(['once', 'twice']);
	},
);

it('an id without a slash is asked for once', async () => {
	const { error } = await zoom.run('get', session('kwPoX6bTS4uWBYwmEpzBvA=='));
	expect(error).toBeDefined();
	expect(zoom.simulator.requests.list()).toHaveLength(1);
});

it.each(['single', 'double'])(
	'the form that the user chose is the only one: %s',
	async (choice) => {
		const options = { sessionIdEncoding: choice };
		const { error } = await zoom.run('get', { ...session(ID), options });
		expect(error).toBeDefined();
		expect(forms()).toEqual([choice === 'single' ? 'once' : 'twice']);
	},
);

it('a start is never sent in the other form: it might be a second one', async () => {
	zoom.simulator.settings.set({ idEncoding: 'twice' });
	zoom.simulator.startSession({ name: 'Live', id: ID });
	const { error } = await zoom.run('start', session(ID));
	expect(error).toBeDefined();
	expect(forms()).toEqual(['once']);
});
