import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { ZoomErrorDetails } from '../../shared/errors';
import { readChoice } from '../../shared/parameters/parameters';
import { ErrorCode } from '../../zoom/http/errorCodes';
import type { ErrorMessages } from '../../zoom/http/errorMessages';
import type { ApiPath } from '../../zoom/http/paths';
import type { Attempt, ZoomApi } from '../../zoom/http/ZoomApi';
import { archiveFields, readArchiveProof } from './requiredProof';
import type { ArchivedFile } from './proof/archivedFiles';

/** Zoom's values of `action`, which must always be sent. */
const DELETIONS = ['trash', 'delete'] as const;

export type Deletion = (typeof DELETIONS)[number];

/** How to delete, and what must be archived before. */
export const deletionFields: INodeProperties[] = [
	{
		displayName: 'Deletion',
		name: 'deletion',
		type: 'options',
		noDataExpression: true,
		default: 'trash',
		options: [
			{
				name: 'Move to Trash',
				value: 'trash',
				description: 'Zoom keeps it in the trash for 30 days. Recover brings it back.',
			},
			{
				name: 'Delete for Good',
				value: 'delete',
				description: 'It is gone immediately. Neither Recover nor Zoom can bring it back.',
			},
		],
		description: 'What Zoom does with the files. Expressions and AI agents cannot change this.',
	},
	...archiveFields,
];

/** How a node that deletes is set. */
export interface DeletionSettings {
	deletion: Deletion;
	/** The files of the list, when nothing else may be deleted. */
	archived: ArchivedFile[] | undefined;
}

/**
 * Reads how to delete from the saved node, without evaluating expressions.
 *
 * An AI agent fills in what the user has marked with `$fromAI`, and that is an expression. The editor
 * accepts no expressions in a field without data expressions. Here, an expression counts as text, which
 * is not a choice of Deletion. So the person who set up the node decides.
 *
 * @throws InputError
 */
export function readDeletion(context: IExecuteFunctions, itemIndex: number): DeletionSettings {
	const { deletion: saved } = context.getNode().parameters;
	const deletion = readChoice(saved, 'Deletion', DELETIONS, 'trash');
	return { deletion, archived: readArchiveProof(context, itemIndex) };
}

/** Whether Zoom says that what was to be changed is not there, because it has been deleted or recovered. */
export function isNotThere({ status, code }: ZoomErrorDetails): boolean {
	return (
		status === 404 && (code === ErrorCode.NO_RECORDING || code === ErrorCode.SESSION_NOT_FOUND)
	);
}

/** What these answers of Zoom mean for a call about what is to be deleted or recovered. */
export function notThere(message: string, description: string): ErrorMessages {
	const explanation = { message, description };
	return {
		[ErrorCode.SESSION_NOT_FOUND]: explanation,
		[ErrorCode.NO_RECORDING]: explanation,
	};
}

/**
 * Deletes what is at a path; what is gone by the time of a repeat counts as deleted.
 *
 * @throws ZoomError as `meanings` explains it when it is not there
 */
export async function deleteAt(
	api: ZoomApi,
	path: ApiPath,
	deletion: Deletion,
	meanings: ErrorMessages,
	attempt: Attempt,
): Promise<void> {
	await api.call({
		method: 'DELETE',
		path,
		query: { action: deletion },
		idempotent: true,
		isDoneAlready: isNotThere,
		attempt,
		meanings,
	});
}
