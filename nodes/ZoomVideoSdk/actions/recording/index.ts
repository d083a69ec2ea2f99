import type { Operation } from '../operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { pause } from './pause.operation';
import { resume } from './resume.operation';
import { start } from './start.operation';
import { stop } from './stop.operation';

/** The operations on recordings, in the order in which the editor lists them. */
export const recordingOperations: Operation[] = [get, getAll, pause, resume, start, stop];
