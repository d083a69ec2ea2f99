import { different, matched, notAsked, type Check, type Subject } from '../check';
import { errorShape } from '../shapes/common';
import { matchShape } from '../shapes/matchShape';
import { labelOf, OPERATIONS, type OperationName } from '../zoom/operations';
import type { Reply } from '../zoom/ZoomClient';

function nameOf({ operation, status }: Reply): string {
	const { method, route } = OPERATIONS[operation];
	return `${method} ${route} (HTTP ${status})`;
}

function namesOf(replies: readonly Reply[]): string {
	return [...new Set(replies.map(nameOf))].join(', ');
}

const errors: Check = {
	name: 'Form of errors',
	question: 'Does every refusal have a code and a message?',
	async run({ zoom }) {
		const refused = zoom.replies.filter(({ status }) => status >= 400);
		const odd = refused.filter(({ body }) => matchShape(errorShape, body).problems.length > 0);
		return odd.length === 0
			? matched(`All ${refused.length} do.`)
			: different(`All but ${namesOf(odd)}.`);
	},
};

const errorsOfSuccess: Check = {
	name: 'Errors under HTTP 200',
	question: 'Which calls answer with an error although the status means success?',
	async run({ zoom }) {
		const found = zoom.replies.filter(({ status, isSuccess }) => status < 400 && !isSuccess);
		// The one case that is documented.
		const odd = found.filter(({ operation }) => !operation.startsWith('recordings.recover'));
		return odd.length === 0
			? matched(found.length === 0 ? 'None.' : 'Only Recover, as documented.')
			: different(`${namesOf(odd)}.`, { zoomSays: odd[0]?.message });
	},
};

const trackingIds: Check = {
	name: 'Tracking ids',
	question: 'Does every answer have an x-zm-trackingid?',
	async run({ zoom }) {
		const without = zoom.replies.filter(({ headers }) => headers['x-zm-trackingid'] === undefined);
		return without.length === 0
			? matched(`All ${zoom.replies.length} do.`)
			: different(`All but ${namesOf(without)}.`);
	},
};

/** Those whose label no source names. */
const NOT_KNOWN = ['recordings.delete', 'recordings.deleteFile', 'sessions.events'];

const rateLabels: Check = {
	name: 'Rate labels',
	question: 'Which rate labels does X-RateLimit-Category give the calls?',
	answers: 3,
	async run({ zoom }) {
		const seen = new Map<OperationName, string>();
		for (const { operation, headers } of zoom.replies) {
			const label = headers['x-ratelimit-category'];
			if (typeof label === 'string') seen.set(operation, label);
		}
		if (seen.size === 0) return notAsked('No answer named one.');
		const wrong = [...seen].filter(([operation, label]) => {
			const documented = labelOf(operation);
			return documented !== undefined && documented.toLowerCase() !== label.toLowerCase();
		});
		const list = [...seen].map(([operation, label]) => `${operation} ${label}`).join(', ');
		const missing = NOT_KNOWN.filter((name) => ![...seen.keys()].some((each) => each === name));
		const note = missing.length > 0 ? `Not called: ${missing.join(', ')}.` : 'Every call has one.';
		return wrong.length === 0
			? { ...matched(note), zoomSays: list }
			: different('Some differ from the documented ones.', { zoomSays: list });
	},
};

/** What all answers of the run have in common: to be looked at when it has ended. */
export const allAnswers: Subject = {
	name: 'answers',
	title: 'All answers',
	checks: [errors, errorsOfSuccess, trackingIds, rateLabels],
};
