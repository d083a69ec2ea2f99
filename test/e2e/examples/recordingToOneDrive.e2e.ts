import { join } from 'node:path';

import { itemsOf } from '../../../tools/n8n/client/execution';
import { readWorkflow, type Workflow } from '../../../tools/n8n/client/workflow';
import { repository } from '../../../tools/n8n/install/packageTarball';
import { triggerOf } from '../../../tools/n8n/start/examples';
import { microsoftGraph } from '../../../tools/service-stand-ins/microsoftGraph';
import type { StoredSession } from '../../../tools/zoom-simulator';
import { type N8nWithServices, startN8nWithServices } from '../setup/n8nWithServices';
import { goLive, importExample, tellOf } from './exampleWorkflow';

const EXAMPLE = 'recording-to-onedrive.json';
const OPEN = 'Open an upload session';
const SITE = 'sites/contoso.sharepoint.com,2c712604-1370-44e7-a1f5-426573fda80a/drive';
const MIB = 1_048_576;

/** Replaced at the edge: Microsoft, by a stand-in that is called by its real names. */
describe('the example that sends recordings to OneDrive or SharePoint, in a real n8n', () => {
	let own: N8nWithServices<{ microsoft: typeof microsoftGraph }>;
	let workflow: Workflow;

	beforeAll(async () => {
		own = await startN8nWithServices({ microsoft: microsoftGraph });
	});
	afterEach(async () => {
		await own.client.deactivate(workflow.id);
		own.simulator.reset();
		own.services.reset();
	});
	afterAll(async () => await own.close());

	/** Imports the example, with the user's drive in the address. */
	const publish = async (drive = 'me/drive', changes: Record<string, unknown> = {}) => {
		const { type, data } = own.services.played.microsoft.credential;
		const credential = await own.store({ type, data: { ...data, ...changes } });
		const { nodes } = await readWorkflow(join(repository, 'examples', EXAMPLE));
		const url = nodes.find(({ name }) => name === OPEN)?.parameters['url'];
		workflow = await importExample(own, EXAMPLE, own.credential, {
			credentials: { [OPEN]: credential },
			addresses: { [OPEN]: String(url).replace('me/drive', drive) },
		});
		await goLive(own, workflow);
	};
	const told = async (session: StoredSession) => {
		await tellOf(own, 'session.recording_completed', session, session.files);
		return await own.client.waitForExecution(workflow.id, (execution) =>
			itemsOf(execution, triggerOf(workflow).name).some(
				({ session_id }) => session_id === session.id,
			),
		);
	};

	it.each([
		['OneDrive', 'me/drive'],
		['SharePoint', SITE],
	])('puts each video of a session in a folder of %s, and says where', async (_, drive) => {
		await publish(drive);
		const session = own.simulator.seed({
			name: 'Plan: "A/B" & 50% <#1>',
			files: [{ kind: 'video', size: 12 * MIB + 5 }, 'galleryVideo', 'audio', 'chat'],
		});
		const videos = session.files.filter(({ fileType }) => fileType === 'MP4');

		const execution = await told(session);

		expect(execution.error).toBeUndefined();
		expect(own.services.files).toEqual(
			videos.map((file) =>
				expect.objectContaining({
					target: 'microsoft',
					name: expect.stringMatching(
						/^\d{4}-\d\d-\d\d \d\d\.\d\d Plan_ _A_B_ & 50% _#1_ \w+\.mp4$/,
					),
					place: `/${drive}/root:/Zoom recordings`,
					size: file.size,
					sha256: own.simulator.sha256(file),
				}),
			),
		);
		expect(itemsOf(execution, 'Where it is')).toEqual(
			own.services.files.map(({ name, size }) => ({
				session_id: session.id,
				session_name: session.name,
				name,
				link: expect.stringMatching(/^https:\/\/contoso\.sharepoint\.com\//),
				bytes: size,
			})),
		);
		expect(own.services.refused).toEqual([]);
	});

	it('keeps an existing file of the same name', async () => {
		await publish();
		const session = own.simulator.seed({ name: 'Twice', files: ['video'] });
		const [video] = session.files;
		await told(session);
		const again = own.simulator.seed({
			name: 'Twice',
			startedAt: new Date(session.startedAt ?? 0),
			files: ['video'],
		});

		expect((await told(again)).error).toBeUndefined();

		const [first, second] = own.services.files;
		expect(own.services.files).toHaveLength(2);
		expect(first?.sha256).toBe(video && own.simulator.sha256(video));
		expect(second?.name).not.toBe(first?.name);
	});

	it('resumes where the connection to Microsoft broke', async () => {
		await publish();
		const session = own.simulator.seed({
			name: 'Broken',
			files: [{ kind: 'video', size: 21 * MIB }],
		});
		const [video] = session.files;
		const fault = { kind: 'hangUp', afterBytes: MIB } as const;
		own.services.faults.add({ on: 'microsoft.chunk', skip: 1, fault });

		expect((await told(session)).error).toBeUndefined();

		expect(own.services.files).toEqual([
			expect.objectContaining({ sha256: video && own.simulator.sha256(video) }),
		]);
	});

	it('fails at the session, and reads nothing from Zoom, with a token that Microsoft refuses', async () => {
		const wrong = { access_token: 'EwBother', token_type: 'Bearer' };
		await publish('me/drive', { oauthTokenData: wrong });
		const session = own.simulator.seed({ name: 'Refused', files: ['video'] });

		const execution = await told(session);

		expect(execution.status).toBe('error');
		expect(own.services.files).toEqual([]);
		expect(own.simulator.requests.list('files.content')).toEqual([]);
	});
});
