import fc from 'fast-check';

import { memoryN8n } from '../fixtures/memoryN8n';
import { attackRequests, isAuthentic } from './attackRequests';
import { heapInUse } from './heap';

const SECRET = 'a secret that nobody has overheard';
const REQUESTS = 80_000;
const MEBIBYTE = 2 ** 20;

it(`takes ${REQUESTS} generated requests: none forged, none thrown, nothing piled up`, async () => {
	const n8n = memoryN8n({
		credential: { webhookSecretToken: SECRET },
		parameters: {
			events: ['session.recording_completed', 'session.recording_transcript_completed'],
		},
	});
	const counts = { authentic: 0, refused: 0, started: 0 };
	let heapAtHalf = 0;
	await fc.assert(
		fc.asyncProperty(attackRequests(SECRET), async (request) => {
			const before = n8n.executions;
			const { status, started } = await n8n.send(request);
			const authentic = isAuthentic(request, SECRET);
			counts[authentic ? 'authentic' : 'refused'] += 1;
			if (started) counts.started += 1;
			if (counts.authentic + counts.refused === REQUESTS / 2) heapAtHalf = heapInUse();
			// 400: a body that is signed but is no event. 503 would hide a failure of ours.
			const allowed = authentic ? [200, 400] : [401];
			if (!allowed.includes(status)) throw new Error(`Answered ${status}`);
			if (!authentic && n8n.executions !== before) throw new Error('A forged request has started');
		}),
		{ numRuns: REQUESTS },
	);
	// Both kinds have to come in numbers, or nothing was tried.
	expect(counts.authentic).toBeGreaterThan(REQUESTS / 10);
	expect(counts.refused).toBeGreaterThan(REQUESTS / 4);
	expect(counts.started).toBeGreaterThan(2_000);
	expect(n8n.keys()).toBe(2_000);
	expect(heapInUse() - heapAtHalf).toBeLessThan(8 * MEBIBYTE);
	// A few reasons, a line a minute each; a reading a second at the most, whatever is forged.
	expect(n8n.lines).toBeLessThan(40);
	expect(n8n.credentialReads).toBeLessThan(300);
});
