import { checkSetup as check } from '../../transport/checkSetup';
import { worstStatus } from '../../zoom/setupPoints';
import type { OfflineOperation } from '../operation';

/** Says point by point what is right and what to do, in one item. Bad points are no errors. */
export const checkSetup: OfflineOperation = {
	option: {
		name: 'Check Setup',
		value: 'checkSetup',
		action: 'Check the setup of an account',
		description: 'Check keys, clock, access, webhook secret, address and storage, with advice',
	},
	fields: [],
	async executeOffline(host) {
		const points = await check(host);
		return [{ status: worstStatus(points), points: points.map((each) => ({ ...each })) }];
	},
};
