// A trigger that n8n runs in its own process, to see when it asks for a trigger's answer. Bundled by
// commit-moment.e2e.ts with the module that it tries out.
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { commitWhenStored } from '../../../../nodes/ZoomVideoSdk/triggers/webhook/dedupe/commitWhenStored';

// In a process of its own: two copies of SQLite in one process take each other's locks away.
const PROGRAM = `
const { DatabaseSync } = require('node:sqlite');
const [file, workflowId] = process.argv.slice(1);
const database = new DatabaseSync(file, { readOnly: true });
database.exec('PRAGMA busy_timeout = 10000');
const get = (sql) => database.prepare(sql).get(workflowId).value;
console.log(JSON.stringify({
	executions: get('SELECT count(*) AS value FROM execution_entity WHERE workflowId = ?'),
	staticData: get('SELECT staticData AS value FROM workflow_entity WHERE id = ?'),
}));
`;

/** The part of n8n's database that tells what is stored at this moment. */
function stored(workflowId) {
	const file = `${process.env.N8N_USER_FOLDER}/.n8n/database.sqlite`;
	return JSON.parse(execFileSync(process.execPath, ['-e', PROGRAM, file, workflowId]));
}

/**
 * The body of a request says what to do:
 *
 * - `id`: what is written into the static data, by `webhook()` as `called` and by `commit` as `committed`
 * - `commitsNothing`: `commit` writes nothing
 * - `cannotBeStored`: the items cannot be written into the database
 */
export class CommitProbe {
	description = {
		displayName: 'Commit Probe',
		name: 'commitProbe',
		group: ['trigger'],
		version: 2,
		description: 'Sees when n8n asks for the answer of a trigger',
		defaults: { name: 'Commit Probe' },
		inputs: [],
		outputs: ['main'],
		// As the trigger of this package has it.
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'webhook',
			},
		],
		properties: [],
	};

	async webhook() {
		const { id, commitsNothing, cannotBeStored } = this.getBodyData();
		const staticData = this.getWorkflowStaticData('node');
		const workflowId = this.getWorkflow().id;
		const note = (what) => {
			const line = JSON.stringify({ id, what, ...stored(workflowId) });
			appendFileSync(process.env.COMMIT_PROBE_FILE, `${line}\n`);
		};
		staticData.called = id;
		const toJSON = () => {
			throw new Error('These items cannot be stored');
		};
		const json = cannotBeStored ? { toJSON } : { id };
		const response = commitWhenStored([{ json }], { ok: true }, () => {
			note('commit');
			if (!commitsNothing) staticData.committed = id;
		});
		return {
			workflowData: response.workflowData,
			get webhookResponse() {
				note('asked');
				return response.webhookResponse;
			},
		};
	}
}
