import { objectsIn, type JsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';
import { matched, notAsked, type Check, type Subject } from '../check';
import { storageReportShape, webhookLogsShape } from '../shapes/reports';
import { daysBefore } from '../zoom/Samples';
import { bodyOf, compareShape } from './answers';

const storage: Check = {
	name: 'Storage report',
	question: 'Does the report have the documented shape?',
	async run({ zoom }) {
		const reply = await zoom.call('report.cloudRecording', { query: { ...daysBefore(0) } });
		return compareShape(reply, storageReportShape);
	},
};

const DAY = 86_400_000;

function instantOf(milliseconds: number): string {
	return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** How far back is asked, a week at a time: Zoom gives seven days a call. */
const WEEKS = 6;

const webhookLogs: Check = {
	name: 'Webhook logs',
	question: 'How long are webhook logs kept, and do their entries hold request_body?',
	answers: 14,
	async run({ zoom }) {
		const logs: JsonObject[] = [];
		let oldest = 0;
		let newFields: string | undefined;
		for (let week = 0; week < WEEKS; week += 1) {
			const to = Date.now() - week * 7 * DAY;
			const query = { from: instantOf(to - 7 * DAY + 60_000), to: instantOf(to), page_size: 30 };
			const reply = await zoom.call('report.webhookLogs', { query });
			if (reply.code === 2300) return notAsked('The server does not know this call (404, 2300).');
			if (reply.code === 1401) return notAsked('The account has no Video SDK app (404, 1401).');
			// Further back than they are kept, a refusal is an answer, too.
			if (!reply.isSuccess && week > 0) break;
			const finding = compareShape(reply, webhookLogsShape);
			if (finding.result !== 'matched') return finding;
			newFields ??= finding.zoomSays;
			const found = objectsIn(bodyOf(reply).webhook_logs);
			if (found.length > 0) oldest = week + 1;
			logs.push(...found);
		}
		if (logs.length === 0) return notAsked('There are no logs of the last six weeks.');
		const hasBody = logs.some(({ request_body: body }) => body !== undefined && body !== '');
		const text = `The oldest entry was found ${oldest} weeks back. Entries hold ${hasBody ? '' : 'no '}request_body.`;
		return matched(text, undefined, newFields);
	},
};

export const reports: Subject = {
	name: 'reports',
	title: 'Reports',
	checks: [storage, webhookLogs],
};
