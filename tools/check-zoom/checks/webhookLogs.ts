import { objectsIn, type JsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';
import { isoSeconds } from '../../../nodes/ZoomVideoSdk/shared/moments';
import { verifyEntry } from '../../../nodes/ZoomVideoSdk/zoom/webhooks/logEntry';
import { sentAt } from '../../../nodes/ZoomVideoSdk/zoom/webhooks/webhookLog';
import { different, matched, notAsked, type Check, type Finding } from '../check';
import type { CheckRun } from '../CheckRun';
import { webhookLogsShape } from '../shapes/reports';
import { jsonOf, type Reply } from '../zoom/ZoomClient';
import { bodyOf, compareShape } from './answers';

const WEEK = 7 * 86_400_000;

/** How far back is asked, a week at a time: Zoom gives seven days a call. */
const WEEKS = 6;

async function readWeek({ zoom }: CheckRun, week: number): Promise<Reply> {
	const to = Date.now() - week * WEEK;
	const query = { from: isoSeconds(to - WEEK + 60_000), to: isoSeconds(to), page_size: 30 };
	return await zoom.call('report.webhookLogs', { query });
}

/** The entries of the last six weeks, as far as they have been read by this run. */
function entriesSoFar({ zoom }: CheckRun): JsonObject[] {
	return zoom.replies
		.filter(({ operation }) => operation === 'report.webhookLogs')
		.flatMap((reply) => objectsIn(bodyOf(reply).webhook_logs));
}

const kept: Check = {
	name: 'Webhook logs',
	question: 'How far back do webhook logs go, and do they have the documented shape?',
	answers: 14,
	async run(run) {
		let oldest = 0;
		let newFields: string | undefined;
		for (let week = 0; week < WEEKS; week += 1) {
			const reply = await readWeek(run, week);
			if (reply.code === 2300) {
				const settings = { webhookLog: 'unknownCall' } as const;
				return { ...notAsked('The server does not know this call (404, 2300).'), settings };
			}
			if (reply.code === 1401) {
				const settings = { webhookLog: 'noApp' } as const;
				return { ...notAsked('The account has no Video SDK app (404, 1401).'), settings };
			}
			// Further back than they are kept, a refusal is an answer, too.
			if (!reply.isSuccess && week > 0) break;
			const finding = compareShape(reply, webhookLogsShape);
			if (finding.result !== 'matched') return finding;
			newFields ??= finding.zoomSays;
			if (objectsIn(bodyOf(reply).webhook_logs).length > 0) oldest = week + 1;
		}
		const text =
			oldest === 0 ? 'There are no entries.' : `There are entries from ${oldest} weeks ago.`;
		return matched(text, { webhookLog: 'kept' }, newFields);
	},
};

/** A check of the entries that were read. */
function about(
	name: string,
	question: string,
	judge: (entries: readonly JsonObject[], run: CheckRun) => Finding,
): Check {
	return {
		...{ name, question, answers: 14 },
		run: async (run) => {
			const entries = entriesSoFar(run);
			return entries.length === 0 ? notAsked('There are no entries.') : judge(entries, run);
		},
	};
}

const bodies = about(
	'Bodies in webhook logs',
	'Do the entries contain request_body, and in which form?',
	(entries) => {
		const [body] = entries.map(({ request_body: each }) => each).filter(Boolean);
		if (body === undefined) return matched('They contain none.', { webhookLogBodies: 'none' });
		if (typeof body !== 'string') return matched('As objects.', { webhookLogBodies: 'json' });
		return jsonOf(body) === undefined
			? matched('As text that is cut off.', { webhookLogBodies: 'cut' })
			: matched('As text, whole.', { webhookLogBodies: 'text' });
	},
);

const headers = about(
	'Headers in webhook logs',
	'In which form do the entries contain request_headers?',
	(entries) => {
		const [first] = entries.map(({ request_headers: each }) => each).filter(Boolean);
		if (first === undefined) return different('They contain none.');
		if (Array.isArray(first)) return matched('As a list.', { webhookLogHeaders: 'list' });
		return typeof first === 'string'
			? matched('As text.', { webhookLogHeaders: 'text' })
			: matched('As an object.', { webhookLogHeaders: 'object' });
	},
);

const order = about('Order of webhook logs', 'Does the newest entry come first?', (_, { zoom }) => {
	const pages = zoom.replies.filter(({ operation }) => operation === 'report.webhookLogs');
	const steps = pages
		.map((page) => objectsIn(bodyOf(page).webhook_logs).map(sentAt))
		.flatMap((times) => times.slice(1).map((time, at) => time - (times[at] ?? time)))
		.filter((step) => step !== 0);
	if (steps.length === 0) return notAsked('No two entries have different times.');
	if (steps.every((step) => step < 0)) {
		return matched('It does.', { webhookLogOrder: 'newestFirst' });
	}
	return steps.every((step) => step > 0)
		? matched('The oldest entry does.', { webhookLogOrder: 'oldestFirst' })
		: different('They are not in order of time.');
});

const signatures = about(
	'Signatures in webhook logs',
	'Can the signatures in the log be verified?',
	(entries, { webhookSecretToken }) => {
		if (webhookSecretToken === undefined) return notAsked('No secret token was given.');
		const reasons = entries.map((entry) => verifyEntry(entry, [webhookSecretToken]).unusable);
		const good = reasons.filter((reason) => reason === undefined).length;
		const why = [...new Set(reasons.filter((reason) => reason !== undefined))].join(', ');
		return matched(`${good} of ${entries.length} can.${why === '' ? '' : ` Others: ${why}.`}`);
	},
);

/** What Zoom keeps of its webhooks. */
export const webhookLogs: readonly Check[] = [kept, bodies, headers, order, signatures];
