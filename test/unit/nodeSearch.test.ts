import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { ZoomVideoSdkRecording } from '../../nodes/ZoomVideoSdk/ZoomVideoSdkRecording.node';
import { ZoomVideoSdkRecordingPollTrigger } from '../../nodes/ZoomVideoSdk/ZoomVideoSdkRecordingPollTrigger.node';
import { ZoomVideoSdkRecordingTrigger } from '../../nodes/ZoomVideoSdk/ZoomVideoSdkRecordingTrigger.node';

const NODES = [
	new ZoomVideoSdkRecording(),
	new ZoomVideoSdkRecordingTrigger(),
	new ZoomVideoSdkRecordingPollTrigger(),
];

const codex = z.object({ alias: z.array(z.string()) });

/** Whether a text has the letters of a search in their order, as n8n's search of nodes asks for. */
function isFound(search: string, text: string): boolean {
	let place = 0;
	for (const letter of text.toLowerCase()) if (letter === search[place]) place += 1;
	return place === search.length;
}

it.each([
	['start recording', ['Zoom Video SDK Recording']],
	['download recording', ['Zoom Video SDK Recording']],
	['transcript', ['Zoom Video SDK Recording', 'Zoom Video SDK Recording Trigger']],
	['zoom transcript', NODES.map(({ description }) => description.displayName)],
	['zoom summary', NODES.map(({ description }) => description.displayName)],
	['get transcript', ['Zoom Video SDK Recording']],
	['meeting recording', NODES.map(({ description }) => description.displayName)],
	['zoom recording', NODES.map(({ description }) => description.displayName)],
	['webhook zoom', ['Zoom Video SDK Recording Trigger']],
	['zoom webhook', ['Zoom Video SDK Recording Trigger']],
	['new recording', ['Zoom Video SDK Recording Trigger', 'Zoom Video SDK Recording Poll Trigger']],
])('a search for "%s" in the node panel finds %j', async (search, expected) => {
	const found = await Promise.all(
		NODES.map(async ({ constructor, description: { displayName } }) => {
			const path = join(__dirname, `../../nodes/ZoomVideoSdk/${constructor.name}.node.json`);
			const { alias } = codex.parse(JSON.parse(await readFile(path, 'utf8')));
			return [displayName, ...alias].some((text) => isFound(search, text)) ? [displayName] : [];
		}),
	);
	expect(found.flat()).toEqual(expect.arrayContaining(expected));
});

it('descriptions say what a node does, by a verb, and fit into two lines of the panel', () => {
	for (const { description } of NODES) {
		expect(description.description).toMatch(/^(?:Start, |Starts the workflow when )/);
		expect(description.description.length).toBeLessThan(125);
		expect(description.description).not.toMatch(/\.$/);
	}
});
