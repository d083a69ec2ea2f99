/**
 * Zoom's own client for the Video SDK at the simulator: creates a session, records it, is told of its files, downloads one and
 * moves them to the trash and back. Runs where the two packages are installed. Prints what it saw, as JSON.
 */
import { VideoSdkClient } from '@zoom/rivet/videosdk';

const { SIMULATOR, RECEIVER_PORT } = process.env;
const control = async (path, body) => {
	const response = await fetch(`${SIMULATOR}/control/${path}`, {
		...(body && {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	return await response.json();
};
const { keys, baseUrl } = await control('info');

const rivet = new VideoSdkClient({
	clientId: keys.apiKey,
	clientSecret: keys.apiSecret,
	webhooksSecretToken: keys.webhookSecretToken,
	port: Number(RECEIVER_PORT),
	baseUrl,
	doubleEncodeUrl: false,
});
/** Payload of the first event of that name. */
const first = async (name) =>
	await new Promise((resolve) => {
		rivet.webEventConsumer.event(`session.${name}`, ({ payload }) => resolve(payload));
	});
const events = [
	'started',
	'recording_started',
	'recording_stopped',
	'ended',
	'recording_completed',
];
const told = Promise.all(events.map(first));
await rivet.start();
const receiver = `http://127.0.0.1:${RECEIVER_PORT}/zoom/events`;
const { valid } = await control('webhooks/validate', { url: receiver });
await control('webhooks', { url: receiver });

const { sessions, cloudRecording, videoSDKReports } = rivet.endpoints;
const { id } = await control('sessions', { name: 'Driven by rivet' });
const path = { sessionId: encodeURIComponent(id) };
const from = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const to = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const live = await sessions.listSessions({ query: { type: 'live', from, to } });
const started = await sessions.useInSessionEventsControls({
	path,
	body: { method: 'recording.start' },
});
await sessions.updateSessionStatus({ path, body: { action: 'end' } });
const payloads = await told;
const { object } = payloads.at(-1);

const listed = await cloudRecording.listRecordingsOfAccount({ query: { from, to } });
const recordings = await cloudRecording.listSessionsRecordings({ path });
const [video] = recordings.data.recording_files;
const download = await fetch(video.download_url, {
	headers: { Authorization: `Bearer ${await rivet.auth.getToken()}` },
});
const trashed = await cloudRecording.deleteSessionsRecordings({ path, query: { action: 'trash' } });
const gone = await cloudRecording.listSessionsRecordings({ path }).then(
	() => 'still listed',
	({ message }) => message,
);
const recovered = await cloudRecording.recoverSessionsRecordings({
	path,
	body: { action: 'recover' },
});
const report = await videoSDKReports.getCloudRecordingUsageReport({ query: { from, to } });

console.log(
	JSON.stringify({
		valid,
		live: live.data.sessions.map(({ session_name }) => session_name),
		started: started.statusCode,
		told: payloads.map(({ object }) => object.session_name),
		isSameSession: object.session_id === id,
		listed: listed.data.sessions.map(({ session_name }) => session_name),
		download: { status: download.status, bytes: (await download.arrayBuffer()).byteLength },
		size: video.file_size,
		trashed: trashed.statusCode,
		gone,
		recovered: recovered.statusCode,
		again: (await cloudRecording.listSessionsRecordings({ path })).data.recording_files.length,
		before: recordings.data.recording_files.length,
		report: report.statusCode,
	}),
);
process.exit();
