/** The simulator inside another project's test: started, seeded and closed by its functions. */
import { signApiToken, startSimulator } from 'zoom-video-sdk-simulator';

const zoom = await startSimulator({ settings: { apiTokenOpens: 'restAddresses' } });
const { id } = zoom.seed({
	name: 'Seeded',
	startedAt: new Date('2026-03-01T10:00:00Z'),
	files: ['video', 'transcript'],
});
const { apiKey, apiSecret } = zoom.keys;
const response = await fetch(`${zoom.baseUrl}/videosdk/recordings?from=2026-03-01&to=2026-03-02`, {
	headers: { Authorization: `Bearer ${await signApiToken({ key: apiKey, secret: apiSecret })}` },
});
const { sessions } = await response.json();
await zoom.close();
console.log(
	JSON.stringify({
		isSame: sessions[0].session_id === id,
		names: sessions.map((each) => each.session_name),
	}),
);
