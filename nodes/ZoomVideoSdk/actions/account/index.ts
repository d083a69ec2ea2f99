import type { Resource } from '../common/operation';
import { checkSetup } from './checkSetup.operation';
import { getUsage } from './getUsage.operation';
import { getWebhookLogs } from './getWebhookLogs.operation';

/** The account: its setup, its storage and its webhooks. Its operations are in the order in which the editor lists them. */
export const account: Resource = {
	option: { name: 'Account', value: 'account' },
	defaultOperation: 'checkSetup',
	operations: [checkSetup, getUsage, getWebhookLogs],
};
