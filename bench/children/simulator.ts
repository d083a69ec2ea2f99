import { fetch } from 'undici';
import { z } from 'zod';

import { type Simulator, startSimulator } from '../../tools/zoom-simulator';
import { seedSchema } from '../../tools/zoom-simulator/newSession';
import { answer } from './ask';

/** What can be asked of the local Zoom that runs in a process of its own. */
const questionSchema = z.discriminatedUnion('ask', [
	z.object({ ask: z.literal('account') }),
	z.object({ ask: z.literal('seed'), sessions: z.array(seedSchema) }),
	z.object({ ask: z.literal('latency'), milliseconds: z.number() }),
]);

const recordingsSchema = z.object({
	recording_files: z.array(z.object({ download_url: z.string() })),
});

let simulator: Simulator | undefined;

/** The address of each session's first file, as Zoom gives it. */
async function firstAddress(zoom: Simulator, id: string): Promise<string> {
	const address = `${zoom.baseUrl}/videosdk/sessions/${encodeURIComponent(id)}/recordings`;
	const authorization = `Bearer ${await zoom.apiToken()}`;
	const response = await fetch(address, { headers: { authorization } });
	const [file] = recordingsSchema.parse(await response.json()).recording_files;
	if (file === undefined) throw new Error(`The session ${id} has no file`);
	return file.download_url;
}

answer(async (given) => {
	const question = questionSchema.parse(given);
	const zoom = (simulator ??= await startSimulator());
	if (question.ask === 'account') {
		const { keys, baseUrl, origins } = zoom;
		return { keys, baseUrl, origins, apiToken: await zoom.apiToken() };
	}
	if (question.ask === 'latency') {
		zoom.settings.set({ latencyByOperation: { 'recordings.list': question.milliseconds } });
		return {};
	}
	const ids = question.sessions.map((session) => zoom.seed(session).id);
	const [first] = ids;
	return { ids, address: first === undefined ? '' : await firstAddress(zoom, first) };
});
