import { ZoomError } from '../../shared/errors';
import { readSwitch } from '../../shared/parameters/parameters';
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
				'Whether the node fails if a point is a problem, with what to do. If off, every point is an item, whatever its status.',
		},
	],
	async execute(context, itemIndex) {
		const failOnProblem = context.getNodeParameter('failOnProblem', itemIndex, true);
		const mayFail = readSwitch(failOnProblem, 'Fail on Problem', true);
		const checks = await runSetupChecks(context);
		const problems = checks.filter(({ status }) => status === 'problem');
		// A warning may be what explains the problem. What was not checked says nothing.
		const notGood = checks.filter(({ status }) => status === 'problem' || status === 'warning');
		if (problems.length > 0 && mayFail && !isTool(context)) {
			const names = problems.map(({ name }) => name).join(', ');
			throw new ZoomError(
				`The setup has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}: ${names}`,
				{ description: notGood.map(({ name, message }) => `${name}: ${message}`).join(' ') },
			);
		}
		return checks.map((check) => ({ ...check }));
	},
};
