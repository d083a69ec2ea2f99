import { noMatch, type LookedIn } from '../../../../nodes/ZoomVideoSdk/actions/file/noMatch';
import { sessionFiles } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';

const files = sessionFiles({
	session_id: 's',
	recording_files: [
		{ id: '1', file_type: 'MP4' },
		{ id: '2', file_type: 'MP4' },
		{ id: '3', file_type: 'SUMMARY' },
	],
});

interface Case {
	title: string;
	where: LookedIn;
	kinds: string[];
	/** How many of the files are not there. */
	without?: number;
	message: RegExp;
	advice: RegExp;
}

const cases: Case[] = [
	{
		title: 'an item of one file names its kind, and leads to its session',
		...{ where: 'itemFile', kinds: ['transcript'], without: 2 },
		message: /^The item has no matching file \(transcript\)$/,
		advice:
			/^The item is a single file \(summary\)\. .* set 'Files From' to Session, .*\{\{ \$json\.session_id \}\}\.$/,
	},
	{
		title: 'an item of a session counts what it lists',
		...{ where: 'itemSession', kinds: ['transcript'] },
		message: /^The item has/,
		advice: /^The item lists 2 video, summary\. For what Zoom has by now, .*'If No File Matches'/,
	},
	{
		title: 'a session that lacks a transcript may get one',
		...{ where: 'session', kinds: ['transcript'] },
		message: /^The session has/,
		advice: /^Zoom lists 2 video, summary\. Zoom makes transcripts and .*'Wait Until Ready'/,
	},
	{
		title: 'a session that lacks a chat gets none later',
		...{ where: 'session', kinds: ['chat'] },
		message: /\(chat\)$/,
		advice: /^(?!.*transcripts).*once they are processed/,
	},
	{
		title: 'a session without files',
		...{ where: 'session', kinds: [], without: 3 },
		message: /\(all\)$/,
		advice: /^Zoom lists no files of it\. /,
	},
];

it.each(cases)('$title', ({ where, kinds, without = 0, message, advice }) => {
	const error = noMatch(where, kinds.join(', ') || 'all', kinds, files.slice(without));
	expect(error.message).toMatch(message);
	expect(error.description).toMatch(advice);
});
