/** The room of the three nodes themselves. */
const NODES = '.';

const zoom = [
	'zoom/auth',
	'zoom/http',
	'zoom/sessions',
	'zoom/recordings',
	'zoom/recordings/completeSet',
	'zoom/webhooks',
];

/** What rules may use: nothing that reads a node's parameters. */
const base = ['shared/async', 'shared'];

const shared = [...base, 'shared/parameters'];

const ACTION_ROOMS = ['actions/account', 'actions/file', 'actions/recording', 'actions/session'];

const files = [
	'files/download',
	'files/download/connection',
	'files/upload',
	'files/upload/protocols',
	'files/upload/target',
	'files/transcript',
];

const ofFiles = ['actions/common', ...files, ...zoom, ...shared];

const ofOperations = ['actions/deletion', 'actions/deletion/proof', ...ofFiles];

/**
 * Every folder, and the folders that its files may import from. CONTRIBUTING.md says what belongs where.
 *
 * A resource's operations may not use those of another resource: what they share is in `actions/common`.
 */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
	[NODES]: ['actions', 'methods', 'triggers/poll', 'triggers/webhook'],
	actions: [...ACTION_ROOMS, 'actions/common', 'zoom/http', ...shared],
	...Object.fromEntries(ACTION_ROOMS.map((room) => [room, ofOperations])),
	'actions/file': [
		'actions/file/target',
		'actions/file/source',
		'actions/file/output',
		...ofOperations,
	],
	'actions/file/target': ['actions/file/source', 'actions/file/output', ...ofFiles],
	'actions/file/source': ofFiles,
	'actions/file/output': ofFiles,
	'actions/deletion': ['actions/common', 'actions/deletion/proof', ...files, ...zoom, ...shared],
	'actions/deletion/proof': [...zoom, ...shared],
	'actions/common': [...files, ...zoom, ...shared],
	methods: ['actions/common', ...zoom, ...shared],
	'triggers/webhook': [
		'triggers/output',
		'triggers/webhook/dedupe',
		'triggers/webhook/verify',
		...zoom,
		...shared,
	],
	'triggers/webhook/dedupe': ['triggers/output', ...zoom, ...shared],
	'triggers/webhook/verify': ['triggers/output', ...zoom, ...shared],
	'triggers/poll': ['triggers/output', ...zoom, ...shared],
	'triggers/output': [...zoom, ...shared],
	'files/upload': [
		'files/upload/protocols',
		'files/upload/target',
		'files/download',
		'files/download/connection',
		...zoom,
		...shared,
	],
	'files/upload/protocols': ['files/upload/target', ...zoom, ...shared],
	'files/upload/target': ['files/download/connection', ...zoom, ...shared],
	'files/download': ['files/download/connection', ...zoom, ...shared],
	'files/download/connection': [...zoom, ...shared],
	'files/transcript': [...zoom, ...shared],
	'zoom/webhooks': [
		'zoom/recordings',
		'zoom/recordings/completeSet',
		'zoom/sessions',
		'zoom/http',
		...base,
	],
	'zoom/recordings/completeSet': ['zoom/recordings', 'zoom/sessions', ...base],
	'zoom/recordings': ['zoom/sessions', 'zoom/http', ...base],
	'zoom/sessions': ['zoom/auth', 'zoom/http', ...base],
	'zoom/http': ['zoom/auth', ...base],
	'zoom/auth': [...base],
	'shared/parameters': ['shared'],
	'shared/async': [],
	shared: [],
};
