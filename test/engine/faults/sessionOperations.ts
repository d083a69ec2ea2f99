import { session } from '../fixtures/zoom';
import type { NodeRun } from '../harness';
import type { FaultCase } from './faultOperations';

const first = ({ items }: NodeRun) => items[0]?.json ?? {};

/** The operations on sessions that call Zoom's REST API. */
export const sessionOperations: FaultCase[] = [
	{
		name: 'session create',
		call: 'sessions.create',
		kind: 'once',
		seed: {},
		parameters: () => ({ resource: 'session', operation: 'create', sessionName: 'New' }),
		isRight: (run) =>
			typeof first(run)['session_id'] === 'string' && first(run)['session_id'] !== '',
	},
	{
		name: 'session get',
		call: 'sessions.get',
		kind: 'read',
		seed: { state: 'live' },
		parameters: (_, id) => ({ resource: 'session', operation: 'get', ...session(id) }),
		isRight: (run, _, id) => first(run)['session_id'] === id,
	},
	{
		name: 'session getAll',
		call: 'sessions.list',
		kind: 'read',
		seed: { state: 'live' },
		parameters: () => ({
			resource: 'session',
			operation: 'getAll',
			returnAll: true,
			type: 'live',
		}),
		isRight: (run, _, id) => run.items.length === 1 && first(run)['session_id'] === id,
	},
	{
		name: 'session getParticipants',
		call: 'sessions.users',
		kind: 'read',
		seed: { state: 'live', participants: ['Ada Lovelace'] },
		parameters: (_, id) => ({ resource: 'session', operation: 'getParticipants', ...session(id) }),
		isRight: (run, _, id) =>
			run.items.length === 1 &&
			first(run)['session_id'] === id &&
			first(run)['name'] === 'Ada Lovelace',
	},
	{
		name: 'session delete',
		call: 'sessions.delete',
		kind: 'change',
		seed: { state: 'scheduled' },
		parameters: (_, id) => ({ resource: 'session', operation: 'delete', ...session(id) }),
		isRight: (run, simulator, id) =>
			first(run)['deleted'] === true && simulator.store.session(id) === undefined,
	},
	{
		name: 'session end',
		call: 'sessions.end',
		kind: 'change',
		seed: { state: 'live' },
		parameters: (_, id) => ({ resource: 'session', operation: 'end', ...session(id) }),
		isRight: (run, simulator, id) =>
			first(run)['ended'] === true && simulator.session(id).endedAt !== undefined,
	},
];
