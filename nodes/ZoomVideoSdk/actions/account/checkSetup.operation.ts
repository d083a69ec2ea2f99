import type { Operation } from '../common/operation';
import { runSetupChecks as check } from './runSetupChecks';
import { worstStatus } from './setupChecks';

/** Says point by point what is right and what to do, in one item. Bad points are no errors. */
export const checkSetup: Operation = {
	option: {
		name: 'Check Setup',
		value: 'checkSetup',
		action: 'Check the setup of an account',
		description: 'Check keys, clock, access, webhook secret, address and storage, with advice',
	},
	fields: [],
	async execute(context) {
		const points = await check(context);
		return [{ status: worstStatus(points), points: points.map((each) => ({ ...each })) }];
	},
};
