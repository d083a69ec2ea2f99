import { isJsonObject, type JsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';
import { CannotAsk } from '../CannotAsk';
import { different, matched, notAsked, type Check } from '../check';
import type { CheckRun } from '../CheckRun';
import { COMPLETED, webhookTrip } from '../scenarios/webhookTrip';
import { download } from '../zoom/download';
import { filesOf, LARGEST_BYTES } from '../zoom/Samples';
import { secondsOfToken } from './sessionRecordings';

/** A file as the event of a completed recording has it, with the event's token. */
interface EventFile {
	sessionId: string;
	id: string;
	address: string;
	size: number;
	token: string;
}

/** @throws CannotAsk when no event has a file that can be downloaded quickly */
async function eventFile(run: CheckRun): Promise<EventFile> {
	const { events } = await webhookTrip.play(run);
	const { body } = events.find(({ event }) => event === COMPLETED) ?? {};
	const payload = isJsonObject(body) ? body.payload : undefined;
	const object = isJsonObject(payload) ? payload.object : undefined;
	const token = isJsonObject(body) ? body.download_token : undefined;
	if (!isJsonObject(object) || typeof token !== 'string') {
		throw new CannotAsk('No event of a completed recording with a download_token arrived.');
	}
	const files = filesOf(object).flatMap(({ id, download_url: address, file_size: size }) =>
		typeof id === 'string' && typeof address === 'string' && typeof size === 'number'
			? [{ sessionId: String(object.session_id), id, address, size, token }]
			: [],
	);
	const [smallest] = files.sort((one, other) => one.size - other.size);
	if (smallest === undefined || smallest.size > LARGEST_BYTES) {
		throw new CannotAsk('The event names no file of up to 20 MB with a download address.');
	}
	return smallest;
}

async function opens(
	run: CheckRun,
	{ address, size }: EventFile,
	token?: string,
): Promise<boolean> {
	const { status, bytes } = await download(run, address, token === undefined ? {} : { token });
	return status === 200 && bytes.length === size;
}

export const downloadToken: Check = {
	name: 'Download token of an event',
	question: 'Does the token open the address in its event, and how long is it valid?',
	needs: 'webhook address',
	async run(run) {
		const file = await eventFile(run);
		if (!(await opens(run, file, file.token))) return different('It does not open it.');
		const seconds = secondsOfToken(file.token);
		return seconds === undefined
			? matched('It does; it does not say how long it is valid.')
			: matched(`It does, for ${seconds} s.`, { downloadTokenSeconds: seconds });
	},
};

export const apiTokenAtEvent: Check = {
	name: 'API token at the address of an event',
	question: 'Does the API token open the download address in an event?',
	needs: 'webhook address',
	answers: 13,
	async run(run) {
		return (await opens(run, await eventFile(run)))
			? matched('It does.', { apiTokenOpens: 'allAddresses' })
			: matched('It does not.', { apiTokenOpens: 'restAddresses' });
	},
};

export const tokenAtRest: Check = {
	name: 'Download token at the address of REST',
	question: 'Does the token of an event open the address that REST returns for the file?',
	needs: 'webhook address',
	async run(run) {
		const file = await eventFile(run);
		const reply = await run.zoom.call('recordings.get', { sessionId: file.sessionId });
		const files: JsonObject[] = isJsonObject(reply.body) ? filesOf(reply.body) : [];
		const address = files.find(({ id }) => id === file.id)?.download_url;
		if (typeof address !== 'string') return notAsked('REST returns no address for that file.');
		return (await opens(run, { ...file, address }, file.token))
			? matched('It does.')
			: matched('It does not.');
	},
};
