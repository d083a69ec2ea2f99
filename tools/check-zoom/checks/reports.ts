import type { Check, Subject } from '../check';
import { storageReportShape } from '../shapes/reports';
import { daysBefore } from '../zoom/Samples';
import { compareShape } from './answers';
import { webhookLogs } from './webhookLogs';

const storage: Check = {
	name: 'Storage report',
	question: 'Does the report have the documented shape?',
	async run({ zoom }) {
		const reply = await zoom.call('report.cloudRecording', { query: { ...daysBefore(0) } });
		return compareShape(reply, storageReportShape);
	},
};

export const reports: Subject = {
	name: 'reports',
	title: 'Reports',
	checks: [storage, ...webhookLogs],
};
