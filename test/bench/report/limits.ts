const SANDBOX =
	"n8n 2.41 makes a sandbox for expressions, some 25 ms, for each call of a trigger other than its own Webhook node. With it a call of any such trigger costs n8n about what is measured here; the trigger's own work is a small part of it. N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true leaves the sandbox out.";

const MEMORY =
	'At this load the memory against repeats is full within a minute: 2,000 keys, which n8n reads from its database at every call, refused ones too, and which the trigger goes through and n8n writes again at every accepted event. In a short run, in which few keys were there yet, the same trigger took as many events as the bare Webhook node and five times those of the Slack Trigger. To keep the keys in one text, and the parsed ones in the process, is the next step.';

const DOWNLOAD_MEMORY =
	"What grows is the engine's space for new objects. n8n's start leaves it at 128 MiB; when n8n is idle the engine shrinks it to 1 MiB, and in a download it grows to 64 MiB and later to 128. The buffers of the download come to it with 20 to 50 MiB, whatever the size of the file, and n8n's own garbage with some 15 MiB for an execution. A second download soon after the first takes 5 to 50 MiB more.";

const events = (setting: string, kinds: readonly string[], text: string) =>
	Object.fromEntries(
		kinds.flatMap((kind) => [16, 64].map((count) => [`events-${setting}-${kind}-${count}`, text])),
	);

/** By comparison: what stands in the way of a target that is missed, as profiles have shown it. */
export const limits: Readonly<Record<string, string>> = {
	...events('defaults', ['accepted', 'forged', 'notChosen'], SANDBOX),
	'download-1': DOWNLOAD_MEMORY,
	'download-4': DOWNLOAD_MEMORY,
	...events('lazy', ['accepted', 'forged', 'repeated', 'notChosen'], MEMORY),
};
