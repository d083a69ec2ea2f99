const SANDBOX =
	'n8n 2.41 creates a sandbox for expressions, which takes about 25 ms, for each call of any trigger but its own Webhook node, and another one for each execution. An accepted event needs two and a refused one needs one. The Slack Trigger needs one more in each case, for its credential. So the trigger can be at most 1.5 and 2 times as fast as the Slack Trigger, and at most 0.6 times as fast as the bare Webhook node, which needs one for an accepted event. Its own code takes 0.5 ms per event. N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true avoids the sandboxes.';

const THREE_MORE_STATEMENTS =
	'For each accepted event, n8n runs 29 SQL statements, and 26 for the bare Webhook node. Two of the three are its checks of any workflow that has a credential. The third stores what the trigger remembers in order to recognize repeats. How much that is makes no difference: with 50 keys instead of 2,000, the trigger was just as fast. Writing less often would let repeats through when n8n is killed. The code of the trigger itself takes 0.5 ms. So the bare Webhook node is the limit: what it reaches beside the Slack Trigger, in the table, no trigger with a credential can.';

const OF_N8N_ITSELF =
	"Of n8n's processor time for a forged request, 12 % is spent in the trigger, most of that in sending the answer. The rest is n8n's own: a quarter of all is reading the workflow from the database. So the trigger could be at most an eighth faster.";

const FILE_MEMORY =
	"What a file adds is not its size, but what the JavaScript engine has not freed yet. An n8n that is idle for a minute gives memory back, 320 of 836 MiB when that was measured, and the next executions take it again: 98 MiB in a download of 4 GiB, 199 MiB in an upload of 4 GiB. Of these, 124 were the engine's space for new objects (4 MiB after idle, 128 in use), 72 were old objects, among them compiled code and what waits for the next full collection, and 75 were buffers, of which the transfer uses 20 to 50. In an n8n that had just been busy, the same files took 4 to 30 MiB. So one run can take 11 MiB and the next one 200, whatever the size of the file; n8n held 758 MiB after its start, and at most 616 to 865 in these runs.";

const CHUNKS =
	"Upload computes the MD5 of each file and compares it with Google's, because nothing else shows that two executions have mixed their files in one session, or that bytes have changed on the way. That takes Node about 1.5 s per GiB, in the thread that also moves the bytes. And it sends chunks, so that a break costs no more than one of them, each over a connection of its own, because n8n's HTTP client keeps none: with chunks of 8 MiB, 1 GiB took about a second longer than with the 16 MiB that it uses now. Larger ones, as in the options, gained no more.";

const NODE =
	"curl is not the limit, but Node.js: a program of a few lines that pipes the answer of Node's own http module to a file, in the Node that n8n runs on, takes 1.4 to 1.8 times curl's time. n8n's HTTP client is built on that module. The package writes larger blocks than a pipe does, which is why it can be the faster of the two. The SHA-256 of 1 GiB alone takes Node about 0.75 s, a fifth of the download, in the thread that also moves the bytes: so what does the same work is that program with SHA-256.";

const QUEUE_ON_ONE_MACHINE =
	'The webhook processes, the workers, PostgreSQL, Redis and the sender share two processors, and 16 events are always under way. On machines of their own, the webhook processes need not wait for the others. How many events per second each can answer follows from what an event costs it.';

/** A text for several comparisons: the others refer to the first, by its heading. */
function sharedBy(ids: readonly string[], heading: string, text: string): Record<string, string> {
	const anchor = heading
		.toLowerCase()
		.replace(/[^\w\s-]/g, '')
		.replace(/\s/g, '-');
	const [first = '', ...others] = ids;
	const reference = `as for [${heading}](#${anchor}).`;
	return { [first]: text, ...Object.fromEntries(others.map((id) => [id, reference])) };
}

const events = (setting: string, kinds: readonly string[]) =>
	kinds.flatMap((kind) =>
		(kind === 'accepted' ? [16, 64] : [16]).map((count) => `events-${setting}-${kind}-${count}`),
	);

/** By comparison: what sets the limit from which its targets follow, according to profiles. */
export const limits: Readonly<Record<string, string>> = {
	...sharedBy(
		events('defaults', ['accepted', 'forged', 'notChosen']),
		"Accepted events, 16 at once, n8n's defaults",
		SANDBOX,
	),
	'events-defaults-accepted-64':
		"as for [Accepted events, 16 at once, n8n's defaults](#accepted-events-16-at-once-n8ns-defaults). n8n starts as many per second whether 16 or 64 are waiting, so the ratio should be the same. It differs from round to round, because three seconds of load are no more than some fifty events.",
	...sharedBy(
		events('lazy', ['accepted']),
		'Accepted events, 16 at once, N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true',
		THREE_MORE_STATEMENTS,
	),
	...sharedBy(
		events('lazy', ['forged', 'repeated', 'notChosen']),
		'Forged requests, 16 at once, N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true',
		OF_N8N_ITSELF,
	),
	...sharedBy(
		['download-1', 'download-4', 'download-16'],
		'Download of 1 GiB into n8n',
		`${NODE} ${FILE_MEMORY}`,
	),
	...sharedBy(['upload-1', 'upload-16'], 'Upload of 1 GiB to a pre-signed address', FILE_MEMORY),
	...sharedBy(['drive-1', 'drive-4'], 'Recording of 1 GiB to Google Drive', CHUNKS),
	'list-10000':
		"The package reads six months at a time, because Zoom allows 20 calls of this kind per second on its smallest paid plan. With 100 ms a page and two pages a month, waiting for the answers takes at least 0.8 s. The rest is n8n's making and storing 10,000 items, which all contenders have in common.",
	'transcript-parsing':
		'The cues of one hour fit into the space that the JavaScript engine keeps for new objects, and freeing them costs nothing. Those of five hours do not. From there on, the time is linear: ten hours take twice as long as five.',
	...sharedBy(
		['queue-events-defaults', 'queue-events-lazy'],
		"Queue mode, accepted events, 16 at once, n8n's defaults",
		QUEUE_ON_ONE_MACHINE,
	),
};
