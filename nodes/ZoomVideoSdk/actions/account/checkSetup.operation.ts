import { ZoomError } from '../../shared/errors';
import type { Operation } from '../common/operation';
import { isTool } from '../common/isTool';
import { runSetupChecks } from './runSetupChecks';

/** Checks all that must be right for the nodes to work, with an item for each point. */
export const checkSetup: Operation = {
	option: {
		name: 'Check Setup',
		value: 'checkSetup',
		action: 'Check account setup',
		description: 'Check keys, clock, access, webhooks, address and storage, with advice',
	},
	fields: [
		{
			displayName: 'Fail on Problem',
			name: 'failOnProblem',
			type: 'boolean',
			default: true,
			// An agent reads the points.
			displayOptions: { hide: { '@tool': [true] } },
			description:
				'Whether the node fails if a point is a problem, and says which. Otherwise each point is an item, whatever its status.',
		},
	],
	async execute(context, itemIndex) {
		const checks = await runSetupChecks(context);
		const problems = checks.filter(({ status }) => status === 'problem');
		const mayFail = context.getNodeParameter('failOnProblem', itemIndex, true) !== false;
		if (problems.length > 0 && mayFail && !isTool(context)) {
			const names = problems.map(({ name }) => name).join(', ');
			throw new ZoomError(
				`The setup has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}: ${names}`,
				{
					description: problems.map(({ name, message }) => `${name}: ${message}`).join(' '),
				},
			);
		}
		return checks.map((check) => ({ ...check }));
	},
};
