import type { Operation } from '../common/operation';
import { deleteFile } from './delete.operation';
import { download } from './download.operation';
import { getSummary } from './getSummary.operation';
import { getTranscript } from './getTranscript.operation';
import { recoverFile } from './recover.operation';
import { transfer } from './transfer.operation';

/** The operations on single files, in the order in which the editor lists them. */
export const fileOperations: Operation[] = [
	deleteFile,
	download,
	getSummary,
	getTranscript,
	recoverFile,
	transfer,
];
