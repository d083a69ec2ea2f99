import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { parseJson, type JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { eventItem } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/eventItem';
import { SESSION_EVENTS } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/events';
import { setDedupeKey } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKeys';
import { sessionFiles } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';

const path = join(__dirname, '../../../../examples/sample-events.json');
const json = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null);
const { nodes, pinData } = z
	.object({
		nodes: z.array(z.object({ name: z.string(), parameters: z.record(z.unknown()) })),
		pinData: z.record(z.array(z.object({ json }))),
	})
	.parse(parseJson(readFileSync(path, 'utf8')));

const itemsOf = (name: string) => (pinData[name] ?? []).map((item) => item.json);
const COMPLETED = 'Sample: Recording Completed';

it.each(SESSION_EVENTS.map(({ name, label }) => [label, name] as const))(
	'the sample of "%s" is the output of the trigger for such an event',
	(label, event) => {
		const node = nodes.find(({ name }) => name === `Sample: ${label}`);
		expect(node?.parameters).toMatchObject({ events: [event], output: 'event' });
		const [item = {}] = itemsOf(`Sample: ${label}`);
		const { account_id, operator, operator_id, event_ts, dedupe_key, ...object } = item;
		delete object.event;
		const payload = { account_id, operator, operator_id, object };
		expect(item).toEqual({ ...eventItem(event, { event_ts, payload }, false), dedupe_key });
		expect(eventItem(event, { event_ts, payload }, false).dedupe_key).toBe(dedupe_key);
		expect(item.session_name).toMatch(/^SAMPLE /);
	},
);

it('the sample of files is the output of the trigger for the sample of their event', () => {
	const [item = {}] = itemsOf(COMPLETED);
	expect(itemsOf('Sample: files of a recording')).toEqual(sessionFiles(item));
});

it('the sample of a complete set has the key of one', () => {
	const [item = {}] = itemsOf('Sample: complete set');
	expect(item).toMatchObject({
		missing: [],
		dedupe_key: setDedupeKey(item, ['recording', 'transcript', 'summary']),
	});
});
