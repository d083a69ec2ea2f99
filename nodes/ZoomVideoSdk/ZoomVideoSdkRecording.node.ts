import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { resourceFields } from './actions/resources';
import { runOperation } from './actions/router';
import { zoomVideoSdkApiTest } from './methods/credentialTest';
import { searchFiles, searchTrashedFiles } from './methods/fileSearch';
import {
	searchLiveSessions,
	searchRecordedSessions,
	searchSessions,
	searchSessionsOfTrashedFiles,
	searchTrashedSessions,
} from './methods/listSearch';

export class ZoomVideoSdkRecording implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoom Video SDK Recording',
		name: 'zoomVideoSdkRecording',
		icon: { light: 'file:zoomVideoSdk.svg', dark: 'file:zoomVideoSdk.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Start, stop, download, archive and delete cloud recordings of Zoom Video SDK sessions',
		defaults: { name: 'Zoom Video SDK Recording' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zoomVideoSdkApi', required: true, testedBy: 'zoomVideoSdkApiTest' }],
		properties: resourceFields,
	};

	methods = {
		credentialTest: { zoomVideoSdkApiTest },
		listSearch: {
			searchFiles,
			searchLiveSessions,
			searchRecordedSessions,
			searchSessions,
			searchSessionsOfTrashedFiles,
			searchTrashedFiles,
			searchTrashedSessions,
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runOperation(this)];
	}
}
