import type { Resource } from '../common/operation';
import { deleteFile } from './delete.operation';
import { download } from './download.operation';
import { getSummary } from './getSummary.operation';
import { getTranscript } from './getTranscript.operation';
import { recoverFile } from './recover.operation';
import { uploadOperation } from './upload.operation';

/** Single files of recordings. Its operations are in the order in which the editor lists them. */
export const file: Resource = {
	option: { name: 'File', value: 'file' },
	defaultOperation: 'download',
	operations: [deleteFile, download, getSummary, getTranscript, recoverFile, uploadOperation],
};
