import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { readChoice } from '../../shared/parameters/parameters';
import { executionMemory } from '../common/executionMemory';
import { isTool } from '../common/isTool';
import { readArchivedFiles, type ArchivedFile } from './proof/archivedFiles';
import { confirmByStorage } from './proof/confirmByStorage';
import { readStoredObjects } from './proof/storedObjects';

const PROOFS = ['download', 'storage'] as const;

/** What must be archived before something is deleted, and what counts as a proof. */
export const archiveFields: INodeProperties[] = [
	{
		displayName: 'Only If Listed as Archived',
		name: 'onlyIfArchived',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether to delete only files that earlier steps have stored. The node reads the files at Zoom again. Each must be finished and listed in Archived Files with the same size. Otherwise nothing is deleted, and the error names what is missing.',
	},
	{
		displayName: 'Archived Files',
		name: 'archivedFiles',
		type: 'json',
		displayOptions: { show: { onlyIfArchived: [true] } },
		default: '',
		required: true,
		placeholder: "e.g. {{ $('Download').all() }}",
		description:
			"The items that File: Download or File: Upload returned, as an array. Zoom's own list of the files proves nothing and is rejected.",
	},
	{
		displayName: 'Required Proof',
		name: 'requiredProof',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { onlyIfArchived: [true] } },
		default: 'storage',
		options: [
			{
				name: 'Confirmed by the Storage',
				value: 'storage',
				description:
					'Proves that the storage has each file: it is in Stored Files with its name and its size or SHA-256, or it was uploaded and the storage confirmed it',
			},
			{
				name: 'Downloaded or Uploaded',
				value: 'download',
				description:
					'Proves that each file was received from Zoom in full. It does not prove that a step after Download stored it.',
			},
		],
		description: 'What proves that a file is archived',
	},
	{
		displayName: 'Stored Files',
		name: 'storedFiles',
		type: 'json',
		displayOptions: { show: { onlyIfArchived: [true], requiredProof: ['storage'] } },
		default: '',
		placeholder: "e.g. {{ $('Google Drive').all() }}",
		description:
			"What the storage's node returns after the upload, or its list of files, as an array. Each downloaded file must be in it under its name (saved_as), in any folder, with its size or SHA-256. Not needed for files sent by File: Upload.",
	},
];

/**
 * What a model may fill in: `$fromAI` anywhere and, when it calls the node as its tool, whatever an
 * expression reads but the output of another node. n8n puts the model's arguments into `$json`.
 */
function isFromModel(context: IExecuteFunctions, saved: string): boolean {
	return /\$fromAI\b/i.test(saved) || (isTool(context) && /\$(?!\s*\()/.test(saved));
}

/**
 * Reads a list that must come from earlier steps. A model that calls the node as its tool could invent
 * whatever the check asks for.
 */
function readList(
	context: IExecuteFunctions,
	name: string,
	label: string,
	itemIndex: number,
): unknown {
	// Text if it comes from the editor. A workflow that was written in another way may have a list with
	// an expression in each entry.
	const saved = JSON.stringify(context.getNode().parameters[name] ?? '');
	if (isFromModel(context, saved)) {
		throw new InputError(
			`'${label}': an AI agent cannot prove that files are archived`,
			"Use an expression that takes the items of an earlier node, such as {{ $('Download').all() }}, or let a workflow do the deleting.",
		);
	}
	return context.getNodeParameter(name, itemIndex, '');
}

/**
 * Reads what proves that files are archived, or `undefined` when nothing has to.
 *
 * Whether a proof is required, and which one, is read from the saved node. An expression there counts
 * as text: as anything but "off", and as no known proof.
 *
 * @throws InputError
 */
export function readArchiveProof(
	context: IExecuteFunctions,
	itemIndex: number,
): ArchivedFile[] | undefined {
	const { onlyIfArchived = false, requiredProof } = context.getNode().parameters;
	if (onlyIfArchived === false) return undefined;
	const proof = readChoice(requiredProof, 'Required Proof', PROOFS, 'storage');
	const list = readList(context, 'archivedFiles', 'Archived Files', itemIndex);
	// In another round of a loop, a file may replace one that was archived earlier and deleted at Zoom.
	const files = readArchivedFiles(list, executionMemory(context, 'zoomVideoSdkArchived'));
	// What proves nothing, such as the error of an upload, needs no confirmation.
	const isSettled = files.every(({ isUploaded, defect }) => isUploaded || defect !== undefined);
	if (proof === 'download' || isSettled) return files;
	const stored = readList(context, 'storedFiles', 'Stored Files', itemIndex);
	return confirmByStorage(files, readStoredObjects(stored));
}
