import { objectsIn } from '../../../nodes/ZoomVideoSdk/shared/json';
import { different, matched, notAsked, type Check } from '../check';
import { daysBefore } from '../zoom/Samples';
import { bodyOf, expectError, unexpected } from './answers';

/** Pages of one session each are read so far. */
const PAGES = 4;

const eachOnce: Check = {
	name: 'Pages',
	question:
		'Do the pages of a list contain each session once, and does the list end with the last page?',
	async run({ zoom, samples }) {
		const { fields } = await samples.session();
		const newest = String(fields.start_time).slice(0, 10);
		const age = Math.floor((Date.now() - Date.parse(newest)) / 86_400_000);
		const query = { ...daysBefore(Math.max(0, age - 1)), page_size: 1 };
		const seen: string[] = [];
		let token = '';
		for (let page = 1; page <= PAGES; page += 1) {
			const reply = await zoom.call('recordings.list', {
				query: { ...query, ...(token !== '' && { next_page_token: token }) },
			});
			if (!reply.isSuccess) return unexpected(reply, `HTTP 200 for page ${page}`);
			const body = bodyOf(reply);
			seen.push(...objectsIn(body.sessions).map((session) => String(session.session_id)));
			const next = body.next_page_token;
			const total = Number(body.total_records);
			const problem = problemOfPage(seen, page, next, token, total);
			if (problem !== undefined) return different(problem);
			token = String(next);
			if (token === '') break;
		}
		return seen.length > 1
			? matched(`${seen.length} pages of one session, none twice.`)
			: notAsked('The account has too few recordings for a second page.');
	},
};

function problemOfPage(
	seen: readonly string[],
	page: number,
	next: unknown,
	token: string,
	total: number,
): string | undefined {
	if (new Set(seen).size < seen.length) return `Page ${page} repeats a session of an earlier page.`;
	if (seen.length > page)
		return `Page ${page} contains more than the one session that was asked for.`;
	if (typeof next !== 'string') return `Page ${page} has no next_page_token.`;
	if (next !== '' && next === token)
		return `The next_page_token of page ${page} leads back to the same page.`;
	if (next === '' && seen.length < total) {
		return `Page ${page} is the last one; total_records is ${total}, but ${seen.length} arrived.`;
	}
	return undefined;
}

const wrongToken: Check = {
	name: 'Wrong page token',
	question: 'How does Zoom refuse an invalid page token?',
	async run({ zoom }) {
		const query = { ...daysBefore(0), next_page_token: 'none-of-yours' };
		return expectError(await zoom.call('recordings.list', { query }), [[400, 300]]);
	},
};

/** How a list goes on from page to page. */
export const pages: readonly Check[] = [eachOnce, wrongToken];
