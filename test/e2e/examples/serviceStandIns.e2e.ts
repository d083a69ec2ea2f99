import { randomUUID } from 'node:crypto';

import { itemsOf } from '../../../tools/n8n/client/execution';
import type { Credential } from '../../../tools/n8n/client/n8nAnswers';
import { googleDrive } from '../../../tools/service-stand-ins/googleDrive';
import { type N8nWithServices, startN8nWithServices } from '../setup/n8nWithServices';
import { nodeNames } from '../workflows';

const TYPE = 'googleDriveOAuth2Api';
const ASK = 'Ask';

describe('services under their real names, called by n8n', () => {
	let own: N8nWithServices<{ drive: typeof googleDrive }>;

	beforeAll(async () => {
		own = await startN8nWithServices({ drive: googleDrive });
	});
	afterEach(() => own.services.reset());
	afterAll(async () => await own.close());

	/** Runs n8n's HTTP Request node with somebody's credential of Google. */
	const ask = async (url: string, { id, name }: Credential) => {
		const common = { id: randomUUID(), position: [0, 0] as [number, number] };
		const workflow = await own.client.saveWorkflow({
			name: `Ask ${randomUUID()}`,
			nodes: [
				{
					...{ ...common, name: nodeNames.manual, parameters: {} },
					...{ type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 },
				},
				{
					...{ ...common, id: randomUUID(), name: ASK },
					...{ type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2 },
					parameters: {
						...{ method: 'POST', url, options: { response: { response: { fullResponse: true } } } },
						...{ authentication: 'predefinedCredentialType', nodeCredentialType: TYPE },
					},
					credentials: { [TYPE]: { id, name } },
				},
			],
			connections: { [nodeNames.manual]: { main: [[{ node: ASK, type: 'main', index: 0 }]] } },
		});
		return await own.client.run(workflow, nodeNames.manual);
	};
	const open = 'https://www.googleapis.com/upload/drive/v3/files?uploadType=resumable';

	it('answer a node with the right credential', async () => {
		const execution = await ask(open, await own.store(own.services.played.drive.credential));

		expect(execution.error).toBeUndefined();
		const location = expect.stringContaining(`${open}&upload_id=`);
		expect(itemsOf(execution, ASK)).toMatchObject([{ statusCode: 200, headers: { location } }]);
	});

	it('refuse one with another', async () => {
		const { data } = own.services.played.drive.credential;
		const wrong = { ...data, oauthTokenData: { access_token: 'another', token_type: 'Bearer' } };

		const execution = await ask(open, await own.store({ type: TYPE, data: wrong }));

		expect(execution.status).toBe('error');
		expect(own.services.requests.at(-1)).toMatchObject({ status: 401 });
	});

	it('are all that can be called', async () => {
		const credential = await own.store(own.services.played.drive.credential);

		const execution = await ask('https://slack.com/api/auth.test', credential);

		expect(execution.error?.message).toMatch(/502|bad gateway/i);
		expect(own.services.refused).toEqual(['slack.com:443']);
	});
});
