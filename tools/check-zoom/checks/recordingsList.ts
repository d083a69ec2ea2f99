import { objectsIn } from '../../../nodes/ZoomVideoSdk/shared/json';
import { different, matched, notAsked, type Check, type Finding, type Subject } from '../check';
import { recordingsListShape } from '../shapes/recordings';
import { daysBefore } from '../zoom/Samples';
import type { Reply } from '../zoom/ZoomClient';
import { bodyOf, compareShape, expectError, nameOf, unexpected } from './answers';
import { pages } from './pages';

const BAD_REQUEST = [[400, 300]] as const;

function rangeOf(reply: Reply): string {
	const { from, to } = bodyOf(reply);
	return `${String(from)} to ${String(to)}`;
}

const shape: Check = {
	name: 'List of recordings',
	question: 'Does the list have the documented shape and the range that was asked for?',
	async run({ zoom }) {
		const range = daysBefore(0);
		const reply = await zoom.call('recordings.list', { query: { ...range, page_size: 30 } });
		const { from, to, page_size: size } = bodyOf(reply);
		const finding = compareShape(reply, recordingsListShape);
		if (finding.result !== 'matched') return finding;
		if (from !== range.from || to !== range.to) {
			return different('The answer names a different range than the one asked for.');
		}
		return size === 30
			? finding
			: different('Pages of 30 were asked for, but the answer names another size.', {
					zoomSays: String(size),
				});
	},
};

const usualRange: Check = {
	name: 'List without dates',
	question: 'Which days does the list cover if none are given?',
	async run({ zoom }) {
		const reply = await zoom.call('recordings.list');
		if (!reply.isSuccess) return unexpected(reply, 'HTTP 200');
		const today = daysBefore(0).to;
		const { from, to, page_size: size } = bodyOf(reply);
		const isTomorrow = Date.parse(String(to)) - Date.parse(today) === 86_400_000;
		if (size !== 30)
			return different('The pages do not have 30 entries.', { zoomSays: String(size) });
		return from === today && isTomorrow
			? matched('Today and tomorrow, in pages of 30.')
			: different(`Other days, when asked on ${today}.`, { zoomSays: rangeOf(reply) });
	},
};

const SIZES = [300, 200, 100, 50, 30];

const pageSize: Check = {
	name: 'Largest page',
	question: 'What is the largest page_size, and what happens with a larger one?',
	answers: 1,
	async run({ zoom }) {
		const sizeOf = async (size: number) => {
			const reply = await zoom.call('recordings.list', {
				query: { ...daysBefore(0), page_size: size },
			});
			return { reply, size: Number(bodyOf(reply).page_size) };
		};
		const large = await sizeOf(1000);
		if (large.reply.isSuccess) {
			if (large.size === 1000) return matched('1000 is accepted.', { maxPageSize: 1000 });
			const settings = { maxPageSize: large.size, pageSizeTooLarge: 'clamp' } as const;
			return large.size > 0 && large.size < 1000
				? matched(`1000 becomes ${large.size}, without an error.`, settings)
				: different('The answer to page_size=1000 names no page size.');
		}
		for (const size of SIZES) {
			if (!(await sizeOf(size)).reply.isSuccess) continue;
			const text = `${size} is accepted, 1000 is refused (${nameOf(large.reply)}).`;
			const settings = { maxPageSize: size, pageSizeTooLarge: 'error' } as const;
			return matched(text, settings, large.reply.message);
		}
		return unexpected(large.reply, 'HTTP 200 for a page_size of 30 to 300');
	},
};

const longRange: Check = {
	name: 'More than a month',
	question: 'What does Zoom return for a range of two months?',
	answers: 5,
	async run({ zoom }) {
		const [from, to] = [daysBefore(31).from, daysBefore(0).to];
		const reply = await zoom.call('recordings.list', { query: { from, to, page_size: 30 } });
		if (!reply.isSuccess) return expectError(reply, BAD_REQUEST, { longRange: 'error' });
		const body = bodyOf(reply);
		if (body.from === from && body.to === to) {
			return different(
				'The answer names the whole range. Whether it covers all of it is not known.',
			);
		}
		if (body.to === to) return matched('"from" becomes later.', { longRange: 'clampFrom' });
		return body.from === from
			? matched('"to" becomes earlier.', { longRange: 'clampTo' })
			: different(`${from} to ${to} was asked for, but the answer has another range.`, {
					zoomSays: rangeOf(reply),
				});
	},
};

const wrongDate: Check = {
	name: 'Wrong date',
	question: 'How does Zoom refuse a date that does not exist?',
	async run({ zoom }) {
		const query = { from: '2026-02-30', to: '2026-03-01' };
		return expectError(await zoom.call('recordings.list', { query }), BAD_REQUEST);
	},
};

const audio: Check = {
	name: 'Audio of participants in the list',
	question: "Does the account's list contain participant_audio_files?",
	async run({ zoom, samples }) {
		for (const session of (await samples.sessions()).slice(0, 20)) {
			if (session.fields.participant_audio_files !== undefined) {
				return matched('It does.', { listParticipantAudio: true });
			}
			const reply = await zoom.call('recordings.get', { sessionId: session.id });
			if (objectsIn(bodyOf(reply).participant_audio_files).length > 0) {
				return matched('It does not; the call for a single session does.', {
					listParticipantAudio: false,
				});
			}
		}
		return notAsked('No recording with audio files of participants was found.');
	},
};

function trash(type: 'session_recordings' | 'recording_file', what: string): Check {
	return {
		name: `Trash of ${what}`,
		question: `Does the trash of ${what} have the same shape as the list?`,
		async run({ zoom }): Promise<Finding> {
			const query = { trash: true, trash_type: type, page_size: 30 };
			const reply = await zoom.call('recordings.list', { query });
			// Dates do not apply to the trash; whether the answer names any is not documented.
			const { from = '2000-01-01', to = '2000-01-01', ...rest } = bodyOf(reply);
			const days = { from: from || '2000-01-01', to: to || '2000-01-01' };
			return compareShape({ ...reply, body: { ...rest, ...days } }, recordingsListShape);
		},
	};
}

export const recordingsList: Subject = {
	name: 'recordings',
	title: 'Recordings of the account',
	checks: [
		shape,
		usualRange,
		pageSize,
		longRange,
		...pages,
		wrongDate,
		audio,
		trash('session_recordings', 'sessions'),
		trash('recording_file', 'files'),
	],
};
