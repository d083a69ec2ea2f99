const SANDBOX =
	"n8n 2.41 makes a sandbox for expressions, some 25 ms, for each call of a trigger other than its own Webhook node, and one for each execution: two for an accepted event and one for a refused one, where the Slack Trigger has one more for its credential. That makes 1.5 and 2 times the Slack Trigger the most there can be; the trigger's own work is a small part of it. N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true leaves the sandboxes out.";

const ONE_MORE_WRITE =
	'For each accepted event n8n writes one thing more than for the bare Webhook node: what the trigger remembers against repeats. How much that is makes no difference: with 50 keys in place of 2,000 the trigger was as fast. To write less often would let repeats through when n8n is killed.';

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
	'transcript-parsing':
		'The cues of one hour fit into the space that the engine keeps for new objects, and cost nothing to free; those of five hours do not. From there on it is linear: ten hours take twice as long as five.',
	...events('lazy', ['accepted'], ONE_MORE_WRITE),
};
