import type { Operation } from '../common/operation';
import { runSetupChecks } from './runSetupChecks';
import { worstStatus } from './setupChecks';

/** Reports each check with advice, in one item. A check that fails is not an error. */
export const checkSetup: Operation = {
	option: {
		name: 'Check Setup',
		value: 'checkSetup',
		action: 'Check account setup',
		description: 'Check keys, clock, access, webhook secret, address and storage, with advice',
	},
	fields: [],
	async execute(context) {
		const checks = await runSetupChecks(context);
		return [{ status: worstStatus(checks), points: checks.map((each) => ({ ...each })) }];
	},
};
