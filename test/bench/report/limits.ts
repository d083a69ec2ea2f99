const SANDBOX =
	"n8n 2.41 makes a sandbox for expressions, some 25 ms, for each call of a trigger other than its own Webhook node. With it a call of any such trigger costs n8n about what is measured here; the trigger's own work is a small part of it. N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true leaves the sandbox out.";

const MEMORY =
	'At this load the memory against repeats is full within a minute: 2,000 keys, which n8n reads from its database at every call, refused ones too, and which the trigger goes through and n8n writes again at every accepted event. In a short run, in which few keys were there yet, the same trigger took as many events as the bare Webhook node and five times those of the Slack Trigger. To keep the keys in one text, and the parsed ones in the process, is the next step.';

const events = (setting: string, kinds: readonly string[], text: string) =>
	Object.fromEntries(
		kinds.flatMap((kind) => [16, 64].map((count) => [`events-${setting}-${kind}-${count}`, text])),
	);

/** By comparison: what stands in the way of a target that is missed, as profiles have shown it. */
export const limits: Readonly<Record<string, string>> = {
	...events('defaults', ['accepted', 'forged', 'notChosen'], SANDBOX),
	...events('lazy', ['accepted', 'forged', 'repeated', 'notChosen'], MEMORY),
};
