import type { FaultRule, SettingsPatch } from '../../../tools/zoom-simulator';

/** Bytes of the video: more than are kept back until they are checked. */
export const SIZE = 2_500_000;
export const MIDDLE = 1_200_000;
type Fault = FaultRule['fault'];

/** What goes wrong on the way of a video, and what comes of it. */
export interface Row {
	name: string;
	/** Zoom's own host, which redirects, or the one that has the bytes (unless said otherwise). */
	on?: 'files.download' | 'files.content';
	fault: Fault;
	/** 0: each time. Once unless given. */
	times?: number;
	settings?: SettingsPatch;
	/** The error's message; without it the file must come, right and once. */
	error?: RegExp;
}

const each = (on: Row['on'], rows: Array<Omit<Row, 'on'>>): Row[] =>
	rows.map((row) => ({ on: on ?? 'files.content', ...row }));

export const rows: readonly Row[] = [
	...each('files.download', [
		...redirects(),
		{
			name: '401',
			fault: { kind: 'status', status: 401 },
			times: 0,
			error: /did not accept the key/,
		},
		{
			name: '404',
			fault: {
				kind: 'errorBody',
				status: 404,
				code: 3301,
				message: 'This recording does not exist.',
			},
			times: 0,
			error: /no longer has the file/,
		},
		{ name: '429 with headers', fault: { kind: 'rateLimit', type: 'QPS', waitMs: 300 } },
		{ name: '429 without headers', fault: { kind: 'rateLimit', type: 'QPS', headers: false } },
		{
			name: '429 for the day',
			fault: { kind: 'rateLimit', type: 'Daily-limit' },
			times: 0,
			error: /daily limit/,
		},
		{ name: '500, then good', fault: { kind: 'status', status: 500 } },
		{ name: 'a reset before the reply', fault: { kind: 'resetBeforeReply' } },
		// A minute of silence on the call with the token: each n8n has to let go of that connection.
		{
			name: 'silence half way, without a redirect',
			fault: { kind: 'stall', bytes: MIDDLE },
			settings: { downloadRedirects: 0 },
		},
	]),
	...each('files.content', [
		{
			name: 'HTML with 200',
			fault: { kind: 'htmlPage', status: 200 },
			times: 0,
			error: /it is a web page/,
		},
		{
			name: 'an empty file',
			fault: { kind: 'status', status: 200, headers: { 'content-length': '0' } },
			times: 0,
			error: /the file is empty/,
		},
		{
			name: 'other bytes',
			fault: { kind: 'status', status: 200, body: 'x'.repeat(SIZE) },
			times: 0,
			error: /not an MP4/,
		},
		{
			name: 'cut short against its Content-Length',
			fault: { kind: 'truncate', bytes: MIDDLE, contentLength: true },
		},
		{
			name: 'cut short without a Content-Length',
			fault: { kind: 'truncate', bytes: MIDDLE, contentLength: false },
			settings: { fileContentLength: false },
		},
		{
			name: 'cut short each time',
			fault: { kind: 'truncate', bytes: MIDDLE, contentLength: false },
			times: 0,
			settings: { fileRanges: false },
			error: /size mismatch: \d+ bytes instead of 2500000/,
		},
		{ name: 'a stall', fault: { kind: 'stall', bytes: MIDDLE, ms: 1500 } },
		{
			name: 'compression that nobody asked for',
			fault: { kind: 'stall', ms: 1 },
			settings: { fileEncoding: 'gzip' },
		},
		{
			name: 'compression, and a reset half way',
			fault: { kind: 'resetMidBody', bytes: MIDDLE },
			settings: { fileEncoding: 'gzip' },
		},
		{ name: 'a reset half way, with Range', fault: { kind: 'resetMidBody', bytes: MIDDLE } },
		{
			name: 'a reset half way, without Range',
			fault: { kind: 'resetMidBody', bytes: MIDDLE },
			settings: { fileRanges: false },
		},
		{
			name: 'a reset half way, nothing to know the file by',
			fault: { kind: 'resetMidBody', bytes: MIDDLE },
			settings: { fileEtag: false, fileLastModified: false },
		},
	]),
];

function redirects(): Array<Omit<Row, 'on'>> {
	const to = (target: string, error: RegExp) => ({
		name: `a redirect to ${target}`,
		fault: { kind: 'redirect' as const, to: target },
		times: 0,
		error,
	});
	return [
		to('otherOrigin', /to localhost:\d+, which is refused/),
		to('http', /to recordings\.example, which is refused/),
		to('private', /to 169\.254\.169\.254, which is refused/),
		to('loop', /redirected too many times/),
		to('https://zoom.us@evil.example/a', /to evil\.example, which is refused/),
		to('http://evilzoom.us/a', /to evilzoom\.us, which is refused/),
	];
}
