import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { readChoice, readSwitch, readText } from '../../shared/parameters/parameters';
import { simplifyField } from '../../shared/parameters/simplifyField';
import { isTool } from './isTool';

const DETAILS = ['simplified', 'raw', 'selected'] as const;

/** How much of its output an agent gets, where others have Simplify. */
const detailField: INodeProperties = {
	displayName: 'Output Detail',
	name: 'outputDetail',
	type: 'options',
	default: 'simplified',
	displayOptions: { show: { '@tool': [true] } },
	options: [
		{ name: 'Simplified', value: 'simplified', description: 'The fields that matter most' },
		{
			name: 'Raw',
			value: 'raw',
			description: 'All fields, except download_url and dedupe_key, which agents cannot use',
		},
		{ name: 'Selected Fields', value: 'selected', description: 'Only the fields that you name' },
	],
	description: 'Which fields the AI agent gets',
};

const selectedFieldsField: INodeProperties = {
	displayName: 'Fields',
	name: 'selectedFields',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. session_name, start_time',
	displayOptions: { show: { '@tool': [true], outputDetail: ['selected'] } },
	description: 'Names of the fields to return, separated by commas',
};

/** Simplify; for the tool of an agent, Output Detail and Fields. */
export const simplifyFields: INodeProperties[] = [
	// An agent has Output Detail instead.
	{ ...simplifyField, displayOptions: { hide: { '@tool': [true] } } },
	detailField,
	selectedFieldsField,
];

function readDetail(context: IExecuteFunctions, itemIndex: number): (typeof DETAILS)[number] {
	const simplify = context.getNodeParameter('simplify', itemIndex, true);
	const usual = readSwitch(simplify, 'Simplify', true) ? 'simplified' : 'raw';
	if (!isTool(context)) return usual;
	return readChoice(
		context.getNodeParameter('outputDetail', itemIndex, ''),
		'Output Detail',
		DETAILS,
		usual,
	);
}

/** Whether an operation simplifies what it returns. Selected fields are those of the raw output. */
export function readSimplify(context: IExecuteFunctions, itemIndex: number): boolean {
	return readDetail(context, itemIndex) === 'simplified';
}

/**
 * The fields that were selected for an agent; `undefined` where it gets all.
 *
 * @throws InputError when none is named
 */
export function readSelectedFields(
	context: IExecuteFunctions,
	itemIndex: number,
): string[] | undefined {
	if (readDetail(context, itemIndex) !== 'selected') return undefined;
	const text = readText(context.getNodeParameter('selectedFields', itemIndex, ''), 'Fields') ?? '';
	const fields = text.split(/[\s,]+/).filter((field) => field !== '');
	if (fields.length > 0) return fields;
	throw new InputError(
		"'Fields': no field is named",
		'Give the names of one or more fields, separated by commas.',
	);
}
