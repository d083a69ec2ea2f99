import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import type { Ground } from './scene';
import type { Account } from './zoomAccount';

const QUIET = ['--silent', '--show-error', '--fail', '--location'];

function authorization({ apiToken }: Account): string[] {
	return ['--header', `Authorization: Bearer ${apiToken}`];
}

async function timed(task: () => Promise<void>): Promise<number> {
	const begun = performance.now();
	await task();
	return (performance.now() - begun) / 1000;
}

function startCurl(args: string[], input: 'ignore' | 'pipe', output: 'ignore' | 'pipe') {
	return spawn('curl', [...QUIET, ...args], { stdio: [input, output, 'inherit'] });
}

async function succeeded(child: ReturnType<typeof startCurl>): Promise<void> {
	const [code]: unknown[] = await once(child, 'close');
	if (code !== 0) throw new Error(`curl ended with ${String(code)}`);
}

/** Downloads with curl to the disk that n8n stores on; gives seconds. */
export async function curlToDisk(
	ground: Ground,
	account: Account,
	address: string,
	bytes: number,
): Promise<number> {
	const file = join(ground.folder, 'curl.mp4');
	const seconds = await timed(async () => {
		const args = [...authorization(account), '--output', file, address];
		await succeeded(startCurl(args, 'ignore', 'ignore'));
	});
	const { size } = await stat(file);
	await rm(file);
	if (size !== bytes) throw new Error(`curl has stored ${size} bytes of ${bytes}`);
	return seconds;
}

/** Sends a file on with one curl piped into another; gives seconds. */
export async function curlPiped(account: Account, from: string, to: string): Promise<number> {
	return await timed(async () => {
		const download = startCurl([...authorization(account), from], 'ignore', 'pipe');
		const upload = startCurl(['--upload-file', '-', to], 'pipe', 'ignore');
		const done = Promise.all([succeeded(download), succeeded(upload)]);
		if (!download.stdout || !upload.stdin) throw new Error('curl has no pipes');
		await pipeline(download.stdout, upload.stdin);
		await done;
	});
}
