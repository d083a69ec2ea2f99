const SANDBOX =
	'n8n 2.41 creates a sandbox for expressions, which takes about 25 ms, for each call of any trigger but its own Webhook node, and another one for each execution. An accepted event needs two and a refused one needs one. The Slack Trigger needs one more in each case, for its credential. So the trigger can be at most 1.5 and 2 times as fast as the Slack Trigger, and at most 0.6 times as fast as the bare Webhook node, which needs one for an accepted event. Its own code takes 0.5 ms per event. N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true avoids the sandboxes.';

const THREE_MORE_STATEMENTS =
	'For each accepted event, n8n runs 29 SQL statements, and 26 for the bare Webhook node. Two of the three are its checks of any workflow that has a credential. The third stores what the trigger remembers in order to recognize repeats. How much that is makes no difference: with 50 keys instead of 2,000, the trigger was just as fast. Writing less often would let repeats through when n8n is killed. The code of the trigger itself takes 0.5 ms.';

const DOWNLOAD_MEMORY =
	"What grows is the space that the JavaScript engine keeps for new objects. It is 128 MiB after n8n has started. While n8n is idle, the engine shrinks it to 1 MiB, and during a download it grows to 64 MiB, later to 128. The buffers of the download add 20 to 50 MiB, whatever the size of the file, and n8n's own garbage adds about 15 MiB per execution. A second download soon after the first takes 5 to 50 MiB more.";

const QUEUE_ON_ONE_MACHINE =
	'The webhook processes, the workers, PostgreSQL, Redis and the sender share two processors, and 16 events are always under way. On machines of their own, the webhook processes need not wait for the others. How many events per second each can answer follows from what an event costs it.';

const events = (setting: string, kinds: readonly string[], text: string) =>
	Object.fromEntries(
		kinds.flatMap((kind) => [16, 64].map((count) => [`events-${setting}-${kind}-${count}`, text])),
	);

/** By comparison: what sets the limit from which its targets follow, according to profiles. */
export const limits: Readonly<Record<string, string>> = {
	...events('defaults', ['accepted', 'forged', 'notChosen'], SANDBOX),
	'download-1': DOWNLOAD_MEMORY,
	'download-4': DOWNLOAD_MEMORY,
	'download-16': DOWNLOAD_MEMORY,
	'transcript-parsing':
		'The cues of one hour fit into the space that the JavaScript engine keeps for new objects, and freeing them costs nothing. Those of five hours do not. From there on, the time is linear: ten hours take twice as long as five.',
	'queue-events-defaults': QUEUE_ON_ONE_MACHINE,
	'queue-events-lazy': QUEUE_ON_ONE_MACHINE,
	...events('lazy', ['accepted'], THREE_MORE_STATEMENTS),
};
