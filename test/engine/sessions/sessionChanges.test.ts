import type { INodeParameters } from 'n8n-workflow';

import { stateOf } from '../../../tools/zoom-simulator/state/model';
import { jsonOf, session, useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const run = async (operation: string, parameters: INodeParameters = {}) =>
	await zoom.run(operation, { resource: 'session', ...parameters });

describe('End', () => {
	it('ends a live session, also when the answer is lost', async () => {
		for (const lost of [false, true]) {
			const { id } = zoom.simulator.startSession({ name: 'Demo' });
			if (lost) {
				const fault = { kind: 'resetBeforeReply' } as const;
				zoom.simulator.faults.add({ on: 'sessions.end', fault, carriedOut: true });
			}
			expect(jsonOf(await run('end', session(id)))).toEqual([{ session_id: id, ended: true }]);
			expect(stateOf(zoom.simulator.session(id))).toBe('past');
		}
	});

	it('says that a session is not live', async () => {
		const { id } = zoom.simulator.seed({ name: 'Demo' });
		const { error } = await run('end', session(id));
		expect(error?.message).toBe('Zoom does not know this session, or it is not live [item 0]');
		expect(error?.description).toMatch(/may have ended already.*code 3001/);
	});
});

describe('Create', () => {
	it.each(['201', '200'] as const)('creates a session that records (%s)', async (createStatus) => {
		zoom.simulator.settings.set({ createStatus });
		const result = await run('create', {
			sessionName: ' Weekly ',
			options: { password: 'secret1' },
		});
		const [item = {}] = jsonOf(result);
		expect(item).toMatchObject({ session_name: 'Weekly', settings: { auto_recording: 'cloud' } });
		const stored = zoom.simulator.session(String(item.session_id));
		expect(stored).toMatchObject({ name: 'Weekly', password: 'secret1', autoRecording: 'cloud' });
	});

	it('creates one that does not record', async () => {
		await run('create', { sessionName: 'Quiet', recordAutomatically: false });
		expect(zoom.simulator.session('Quiet').autoRecording).toBe('none');
	});

	it.each([0, 1, 2])('creates one with hold %i', async (hold) => {
		const [item = {}] = jsonOf(await run('create', { sessionName: 'Plan', options: { hold } }));
		expect(item).toMatchObject({ hold });
		expect(zoom.simulator.session(String(item.session_id)).hold).toBe(hold);
	});

	it('says nothing of hold unless it is asked to', async () => {
		await run('create', { sessionName: 'Plan' });
		const [call] = zoom.simulator.requests.list('sessions.create');
		expect(Object.keys(JSON.parse(call?.body ?? '{}'))).toEqual(['session_name', 'settings']);
	});

	it.each<[string, INodeParameters, RegExp]>([
		[
			'an unknown way to hold',
			{ sessionName: 'a', options: { hold: 3 } },
			/^'Hold': "3" is not one/,
		],
		['no name', { sessionName: '={{ "" }}' }, /^'Session Name': the name is empty/],
		['a long name', { sessionName: 'x'.repeat(201) }, /^'Session Name': 201 characters/],
		['a slash', { sessionName: 'a/b' }, /^'Session Name': Zoom does not accept "\/" in it/],
		['a line break', { sessionName: 'a\nb' }, /does not accept a line break or tab/],
		[
			'a long password',
			{ sessionName: 'a', options: { password: '12345678901' } },
			/^'Password': 11 characters are too many/,
		],
	])('refuses %s before it asks Zoom', async (_, parameters, message) => {
		expect((await run('create', parameters)).error?.message).toMatch(message);
		expect(zoom.calls()).toEqual([]);
	});

	it('does not create a second one when the answer is lost', async () => {
		const fault = { kind: 'resetBeforeReply' } as const;
		zoom.simulator.faults.add({ on: 'sessions.create', fault, carriedOut: true });
		expect((await run('create', { sessionName: 'Once' })).error).toBeDefined();
		expect(zoom.calls()).toEqual(['POST sessions.create']);
	});

	it('does not treat an answer without a session as one', async () => {
		zoom.simulator.faults.add({
			on: 'sessions.create',
			fault: { kind: 'withoutFields', fields: ['session_id'] },
		});
		const { error } = await run('create', { sessionName: 'Once' });
		expect(error?.message).toBe("Zoom's answer does not name the session [item 0]");
	});
});

describe('Delete', () => {
	const planned = (id?: string) =>
		zoom.simulator.seed({ name: 'Plan', state: 'scheduled', ...(id !== undefined && { id }) });

	it('withdraws a session that has not started, also when the answer is lost', async () => {
		for (const lost of [false, true]) {
			const { id } = planned();
			if (lost) {
				const fault = { kind: 'resetBeforeReply' } as const;
				zoom.simulator.faults.add({ on: 'sessions.delete', fault, carriedOut: true });
			}
			expect(jsonOf(await run('delete', session(id)))).toEqual([{ deleted: true, session_id: id }]);
			expect(zoom.simulator.store.session(id)).toBeUndefined();
		}
	});

	it.each(['live', 'past'] as const)('leaves a %s session, and says what to do', async (state) => {
		const { id, files } = zoom.simulator.seed({ name: 'Demo', state });
		const { error } = await run('delete', session(id));
		expect(error?.message).toBe(
			'The session has started, and Zoom deletes only those that have not [item 0]',
		);
		expect(error?.description).toMatch(/Use End .*code 3000/);
		expect(zoom.simulator.session(id)).toMatchObject({ files });
		expect(zoom.calls()).toEqual(['DELETE sessions.delete']);
	});

	it('says that there is no such session', async () => {
		const { error } = await run('delete', session('unknown=='));
		expect(error?.message).toBe('Zoom does not know a session with this ID [item 0]');
		expect(error?.description).toMatch(/deleted already.*code 3001/);
	});

	it('does not accept a name, which Zoom cannot look up', async () => {
		planned();
		const { error } = await run('delete', session('Plan', 'name'));
		expect(error?.message).toMatch(
			/^'Session': a session that has not begun cannot be found by name/,
		);
		expect(zoom.calls()).toEqual([]);
	});

	it.each(['a1+b2==', '+a1b2==', '/a1b2==', 'a1//b2==', 'a1/b2=='])(
		'writes the ID %s as documented, or in the form that Zoom reads',
		async (id) => {
			for (const idEncoding of ['documented', 'once', 'twice'] as const) {
				zoom.simulator.settings.set({ idEncoding });
				planned(id);
				const { error } = await run('delete', session(id));
				expect([idEncoding, error?.message]).toEqual([idEncoding, undefined]);
				expect(zoom.simulator.store.all()).toEqual([]);
			}
		},
	);
});
