import type { Operation } from '../operation';
import { deleteFile } from './delete.operation';
import { recoverFile } from './recover.operation';

/** The operations on single files, in the order in which the editor lists them. */
export const fileOperations: Operation[] = [deleteFile, recoverFile];
