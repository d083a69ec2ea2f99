import type { Workflow } from '../../../tools/n8n/client/workflow';
import type { NodePanel } from '../../../tools/n8n/editor/NodePanel';
import { atEditor } from '../setup/editor';
import { actionWorkflow, nodeNames, pollWorkflow, triggerWorkflow } from '../workflows';
import { expectSoon } from './expectSoon';

/** What the user sees below Resource and Operation, before anything is filled in. */
const panels: Array<[resource: string, operation: string, labels: string[]]> = [
	['Account', 'Check Setup', ['Fail on Problem']],
	['Account', 'Get Usage', ['Options']],
	['File', 'Delete', ['Session', 'File', 'Deletion', 'Only If Listed as Archived', 'Options']],
	['File', 'Download', ['Files From', 'Files', 'Put Output File in Field', 'Simplify', 'Options']],
	['File', 'Get Summary', ['Files From', 'Simplify', 'Options']],
	['File', 'Get Transcript', ['Files From', 'Format', 'Simplify', 'Options']],
	['File', 'Recover', ['Session', 'File', 'Options']],
	['File', 'Upload', ['Files From', 'Files', 'Upload To', 'Upload URL', 'Simplify', 'Options']],
	['Recording', 'Delete', ['Session', 'Deletion', 'Only If Listed as Archived', 'Options']],
	['Recording', 'Get', ['Session', 'Simplify', 'Options']],
	['Recording', 'Get Many', ['Output', 'Return All', 'Limit', 'Filters', 'Simplify']],
	['Recording', 'Pause', ['Session', 'Options']],
	['Recording', 'Recover', ['Session', 'Options']],
	['Recording', 'Resume', ['Session', 'Options']],
	['Recording', 'Start', ['Session', 'Options']],
	['Recording', 'Stop', ['Session', 'Options']],
	['Session', 'Create', ['Session Name', 'Record Automatically', 'Options']],
	['Session', 'Create Join Token', ['Session Name', 'Role', 'Options']],
	['Session', 'End', ['Session', 'Options']],
	['Session', 'Get', ['Type', 'Session', 'Simplify', 'Options']],
	['Session', 'Get Many', ['Type', 'Return All', 'Limit', 'Filters', 'Simplify']],
];

describe("the nodes' panels in the editor", () => {
	const at = atEditor();
	let panel: NodePanel;

	const open = async ({ id, nodes }: Workflow, name: string) => {
		const node = nodes.find((each) => each.name === name);
		panel = await at.editor.openPanel(id, node?.id ?? '');
	};
	const shows = async (...labels: string[]) =>
		await at.editor.picturing(
			async () => await expectSoon(async () => await panel.labels(), labels),
		);

	describe('of the action node', () => {
		let resource = 'Recording';

		beforeAll(async () => {
			const definition = actionWorkflow({ operation: 'getAll' }, at.environment.credential);
			await open(await at.environment.client.saveWorkflow(definition), nodeNames.action);
		});
		const choose = async (nextResource: string, operation: string) => {
			await at.editor.picturing(async () => {
				if (resource !== nextResource) await panel.choose('resource', nextResource);
				resource = nextResource;
				await panel.choose('operation', operation);
			});
		};

		it.each(panels)('%s: %s', async (nextResource, operation, labels) => {
			await choose(nextResource, operation);

			await shows('Resource', 'Operation', ...labels);
		});

		it('asks for a limit unless Return All is on', async () => {
			await choose('Recording', 'Get Many');

			await panel.toggle('returnAll');

			await shows('Resource', 'Operation', 'Output', 'Return All', 'Filters', 'Simplify');
		});

		it('asks for what is archived only when a proof is required', async () => {
			await choose('Recording', 'Delete');

			await panel.toggle('onlyIfArchived');

			await shows(
				...['Resource', 'Operation', 'Session', 'Deletion'],
				...[
					'Only If Listed as Archived',
					'Archived Files',
					'Required Proof',
					'Stored Files',
					'Options',
				],
			);
		});

		it.each([
			[{ filesFrom: 'Session' }, ['Session', 'Files']],
			[{ filesFrom: 'Single File' }, ['Session', 'File']],
			[{ filesFrom: 'Input Item', files: 'By Kind' }, ['Files', 'Kinds']],
			[{ files: 'By Recording Type' }, ['Files', 'Recording Types']],
			[{ files: 'Best Video' }, ['Files', 'Order of Preference']],
		])('asks for what %o needs', async (choices: Record<string, string>, labels) => {
			await choose('File', 'Download');

			for (const [field, option] of Object.entries(choices)) {
				await at.editor.picturing(async () => await panel.choose(field, option));
			}

			await shows(
				...['Resource', 'Operation', 'Files From', ...labels],
				...['Put Output File in Field', 'Simplify', 'Options'],
			);
		});

		it('finds a session by a part of its name', async () => {
			for (const name of ['Weekly review', 'Onboarding']) at.environment.simulator.seed({ name });
			await choose('Recording', 'Get');

			await at.editor.picturing(async () => {
				await panel.searchList('sessionId', 'review');
				await expectSoon(async () => (await panel.listed().allInnerTexts()).length, 1);
				expect(await panel.listed().first().innerText()).toMatch(
					/^Weekly review \(\d{4}-\d\d-\d\d \d\d:\d\d UTC\)$/,
				);
				await panel.listed().first().click();
			});

			await expectSoon(async () => await panel.chosen('sessionId'), 'Weekly review');
		});
	});

	it('of the trigger', async () => {
		const definition = triggerWorkflow(['session.started'], at.environment.credential);
		await open(await at.environment.client.saveWorkflow(definition), nodeNames.trigger);
		await shows('Trigger On', 'Output', 'Simplify', 'Filters', 'Options');

		await at.editor.picturing(async () => {
			await panel.choose('output', 'Complete Set');
			await panel.add('Add filter', 'Minimum Duration (Minutes)');
			await panel.add('Add option', 'Timestamp Tolerance (Minutes)');
		});

		await shows(
			...['Trigger On', 'Output', 'Required Files', 'Simplify', 'Filters'],
			...['Minimum Duration (Minutes)', 'Options', 'Timestamp Tolerance (Minutes)'],
		);
		expect(await panel.notices()).toEqual([
			expect.stringMatching(/^Set up at Zoom, from top to bottom/),
			expect.stringMatching(/^A complete set needs these events/),
		]);
	});

	it('of the poll trigger', async () => {
		const definition = pollWorkflow(at.environment.credential);
		await open(await at.environment.client.saveWorkflow(definition), nodeNames.trigger);
		await shows('Poll Times', 'Mode', 'Output', 'Simplify', 'Filters', 'Options');

		await at.editor.picturing(async () => {
			await panel.choose('output', 'Complete Set');
			await panel.add('Add option', 'Incomplete Set Timeout (Hours)');
		});

		await shows(
			...['Poll Times', 'Mode', 'Output', 'Required Files', 'Simplify', 'Filters'],
			...['Options', 'Incomplete Set Timeout (Hours)'],
		);
	});
});
