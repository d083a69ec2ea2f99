import type { Resource } from '../common/operation';
import { create } from './create.operation';
import { createToken } from './createToken.operation';
import { deleteSession } from './delete.operation';
import { end } from './end.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getParticipants } from './getParticipants.operation';

/** Sessions, live or past, and tokens to join them. Its operations are in the order in which the editor lists them. */
export const session: Resource = {
	option: { name: 'Session', value: 'session' },
	defaultOperation: 'getAll',
	operations: [create, createToken, deleteSession, end, get, getAll, getParticipants],
};
