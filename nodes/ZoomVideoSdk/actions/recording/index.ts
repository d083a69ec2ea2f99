import type { Resource } from '../common/operation';
import { deleteRecordings } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getState } from './getState.operation';
import { pause } from './pause.operation';
import { recover } from './recover.operation';
import { resume } from './resume.operation';
import { start } from './start.operation';
import { stop } from './stop.operation';

/** Cloud recordings of sessions. Its operations are in the order in which the editor lists them. */
export const recording: Resource = {
	option: { name: 'Recording', value: 'recording' },
	defaultOperation: 'getAll',
	operations: [deleteRecordings, get, getAll, getState, pause, recover, resume, start, stop],
};
