import type { IDataObject } from 'n8n-workflow';

import type { ExampleRun } from './exampleRun';

const file = (name: string): IDataObject => ({
	session_id: 's',
	session_name: name,
	start_time: '2026-11-01T10:00:00Z',
	file_type: name,
	recording_type: name,
});

const LINK = 'https://drive.google.com/file/d/1/view?usp=drivesdk';
const SET = 'When transcript and summary are ready';

type Scene = Omit<ExampleRun, 'example'> & {
	/** The node whose text is posted. */
	posts: string;
};

/** Each example that makes a text, fed with a name in every place that Zoom fills. */
export const SCENES: Array<[string, string, (name: string) => Scene]> = [
	[
		'alert-when-something-fails',
		'for a run',
		(name) => ({
			at: 'Write the message',
			items: [
				{
					workflow: { id: 'w', name },
					execution: {
						...{ id: '1', url: 'https://n8n.example/workflow/w/executions/1' },
						...{ lastNodeExecuted: name, error: { message: name, description: name } },
					},
				},
			],
			posts: 'Post to Slack',
		}),
	],
	[
		'alert-when-something-fails',
		'for a trigger',
		(name) => ({
			at: 'Write the message',
			items: [{ workflow: { id: 'w', name }, trigger: { error: { message: name } } }],
			posts: 'Post to Slack',
		}),
	],
	[
		'announce-finished-recording',
		'',
		(name) => ({
			at: 'Write the message',
			items: [{ ...file(name), recording_files: [file(name)] }],
			posts: 'Escape for Slack',
		}),
	],
	[
		'archive-to-bucket',
		'',
		(name) => ({
			at: 'Tell what was archived',
			items: [{ ...file(name), bytes: 7, sha256: 'f', etag: 'e' }],
			posts: 'Escape for Slack',
		}),
	],
	[
		'archive-verify-trash',
		'',
		(name) => ({
			at: 'One session at a time',
			items: [
				{
					...file(name),
					...{ error: 'Only If Listed as Archived', message: `MP4 ${name} (a): not in the list` },
				},
			],
			// As if the session had failed in the first step of the loop.
			change: (definition) => ({
				...definition,
				connections: {
					...definition.connections,
					'One session at a time': {
						main: [[], [{ node: 'Say what is missing', type: 'main', index: 0 }]],
					},
				},
			}),
			posts: 'Escape for Slack',
		}),
	],
	[
		'poll-trigger-starter',
		'',
		(name) => ({
			at: 'Write the message',
			items: [{ ...file(name), recording_files: [file(name)] }],
			posts: 'Post to Slack',
		}),
	],
	[
		'post-transcript-and-summary',
		'with both',
		(name) => ({
			at: SET,
			items: [{}],
			pins: {
				[SET]: [{ ...file(name), recording_files: [{ file_type: 'TRANSCRIPT' }], missing: [] }],
				'Get the transcript': [
					{ ...file(name), text: `${name}: ${name}`, speakers: [{ speaker: name, seconds: 9 }] },
				],
				'Get the summary': [{ ...file(name), text: `We met ${name}.` }],
			},
			posts: 'Post to Slack',
		}),
	],
	[
		'post-transcript-and-summary',
		'without a transcript',
		(name) => ({
			at: SET,
			items: [{}],
			pins: { [SET]: [{ ...file(name), missing: ['transcript'] }] },
			posts: 'Post to Slack',
		}),
	],
	[
		'recording-to-google-drive',
		'',
		(name) => ({
			at: 'Write the message',
			items: [{ ...file(name), response: { webViewLink: LINK } }],
			posts: 'Post to Slack',
		}),
	],
	[
		'small-files-with-drive-node',
		'',
		(name) => ({
			at: 'Download the file',
			items: [{}],
			pins: {
				'Download the file': [{ ...file(name), bytes: 7 }],
				'Store in Drive': [{ name, webViewLink: LINK }],
			},
			posts: 'Post to Slack',
		}),
	],
	[
		'transcript-when-zoom-gives-none',
		'with one',
		(name) => ({
			at: 'One session at a time',
			items: [{ ...file(name), recording_files: [{ file_type: 'M4A', file_size: 1 }] }],
			pins: { 'Download the audio': [{}], Transcribe: [{ text: name }] },
			posts: 'Post to Slack',
		}),
	],
	[
		'transcript-when-zoom-gives-none',
		'with none',
		(name) => ({
			at: 'One session at a time',
			items: [{ ...file(name), recording_files: [{ file_type: 'M4A', file_size: 25_000_001 }] }],
			posts: 'Post to Slack',
		}),
	],
];
