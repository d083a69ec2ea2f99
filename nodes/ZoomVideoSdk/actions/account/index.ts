import type { Operation } from '../common/operation';
import { checkSetup } from './checkSetup.operation';
import { getUsage } from './getUsage.operation';

/** The operations on the account, in the order in which the editor lists them. */
export const accountOperations: Operation[] = [checkSetup, getUsage];
