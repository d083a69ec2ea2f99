import {
	lookedInItem,
	noMatch,
	type LookedIn,
} from '../../../../../nodes/ZoomVideoSdk/actions/file/source/noMatch';
import type { JsonObject } from '../../../../../nodes/ZoomVideoSdk/shared/json';
import { sessionFiles } from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';

const files = sessionFiles({
	session_id: 's',
	recording_files: [
		{ id: '1', file_type: 'MP4' },
		{ id: '2', file_type: 'MP4' },
		{ id: '3', file_type: 'SUMMARY' },
	],
});

const FILE = { collection: 'recording_files', id: '3', session_id: 's' };

interface Case {
	title: string;
	lookedIn: LookedIn;
	kinds: string[];
	/** How many of the files are not there. */
	without?: number;
	message: RegExp;
	advice: RegExp;
}

const cases: Case[] = [
	{
		title: 'an item of one file names its kind, and leads to its session',
		...{ lookedIn: lookedInItem(FILE, false), kinds: ['transcript'], without: 2 },
		message: /^The item has no matching file \(transcript\)$/,
		advice:
			/^The item is a single file \(summary\)\. .* set 'Files From' to Session, .*\{\{ \$json\.session_id \}\}\.$/,
	},
	{
		title: 'an item of a session counts what it lists',
		...{ lookedIn: lookedInItem({ session_id: 's' }, false), kinds: ['transcript'] },
		message: /^The item has/,
		advice:
			/^The item lists video \(2\), summary\. For what Zoom has by now, .*'If No File Matches'/,
	},
	{
		title: 'a file named by ID may be of another session',
		...{ lookedIn: { what: 'namedFile' }, kinds: ['transcript'] },
		message: /^The session has no matching file/,
		advice: /^Zoom lists video \(2\), summary\. Choose one of these files in 'File'/,
	},
	{
		title: 'a session that lacks a transcript may get one',
		...{ lookedIn: { what: 'session' }, kinds: ['transcript'] },
		message: /^The session has/,
		advice: /^Zoom lists video \(2\), summary\. Zoom makes transcripts and .*'Wait Until Ready'/,
	},
	{
		title: 'a session that lacks a chat gets none later',
		...{ lookedIn: { what: 'session' }, kinds: ['chat'] },
		message: /\(chat\)$/,
		advice: /^(?!.*transcripts).*once they are processed/,
	},
	{
		title: 'a session without files',
		...{ lookedIn: { what: 'session' }, kinds: [], without: 3 },
		message: /\(all\)$/,
		advice: /^Zoom lists no files for this session\. /,
	},
	{
		title: 'an item of a session without files',
		...{ lookedIn: lookedInItem({ session_id: 's' }, false), kinds: [], without: 3 },
		message: /^The item has no matching file \(all\)$/,
		advice: /^The item lists no files\. For what Zoom has by now, /,
	},
];

it.each(cases)('$title', ({ lookedIn, kinds, without = 0, message, advice }) => {
	const error = noMatch(lookedIn, kinds.join(', ') || 'all', kinds, files.slice(without));
	expect(error.message).toMatch(message);
	expect(error.description).toMatch(advice);
});

describe('the advice leads to the session', () => {
	const here = /'Session' to By ID with the expression \{\{ \$json\.(\w+) \}\}\./;
	const there =
		/By ID with the (\w+) of that step, such as \{\{ \$\('[\w ]+'\)\.item\.json\.\1 \}\}\./;
	const unknown = /^(?!.*\{\{).*choose the session, which the item does not name\./;

	it.each<[string, JsonObject, boolean, RegExp]>([
		['of a file', FILE, false, here],
		['of a file from an earlier step, which is not in $json', FILE, true, there],
		['of a file that has only an id of its own', { ...FILE, session_id: '' }, false, unknown],
		['of an earlier one of that kind', { ...FILE, session_id: undefined }, true, unknown],
		['of recordings', { session_id: 's' }, false, here],
		['of recordings whose ID is a number', { session_id: 1 }, false, here],
		['of a session, as the list of sessions calls its ID', { id: 's' }, false, /\$json\.id \}\}/],
		['of earlier recordings', { session_id: 's' }, true, there],
		['of recordings that do not say it', {}, true, unknown],
	])('%s', (_, item, isEarlier, advice) => {
		const { description } = noMatch(lookedInItem(item, isEarlier), 'chat', ['chat'], files);
		expect(description).toMatch(advice);
	});
});
