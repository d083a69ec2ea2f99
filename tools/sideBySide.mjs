// Runs scripts of package.json at once: node tools/sideBySide.mjs <script>... -- [arguments of the last]
//
// The last one has the terminal. What the others print comes after it, each in one piece. Fails when
// one of them fails; each is told with its time.
import { spawn } from 'node:child_process';

const words = process.argv.slice(2);
const end = words.includes('--') ? words.indexOf('--') : words.length;
const scripts = words.slice(0, end);
const last = scripts.pop();

const children = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => children.forEach((child) => child.kill(signal)));
}

function run(script, options, more = []) {
	const started = performance.now();
	const child = spawn('npm', ['run', '--silent', script, ...more], {
		...options,
		shell: process.platform === 'win32',
	});
	children.add(child);
	const output = [];
	child.stdout?.on('data', (chunk) => output.push(chunk));
	child.stderr?.on('data', (chunk) => output.push(chunk));
	return new Promise((resolve) => {
		const finish = (code) => {
			children.delete(child);
			const seconds = ((performance.now() - started) / 1000).toFixed(0);
			resolve({ script, code, seconds, output: Buffer.concat(output).toString() });
		};
		child.once('error', (error) => {
			output.push(Buffer.from(error.message));
			finish(1);
		});
		child.once('close', finish);
	});
}

// Colours, as far as a pipe does not keep them away.
const env = { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) };
const results = await Promise.all([
	...scripts.map((script) => run(script, { env, stdio: ['ignore', 'pipe', 'pipe'] })),
	run(last, { stdio: 'inherit' }, ['--', ...words.slice(end + 1)]),
]);

for (const { script, code, output } of results) {
	if (code !== 0 && output !== '') console.log(`\n== ${script}\n${output.trimEnd()}`);
}
console.log('');
for (const { script, code, seconds } of results) {
	console.log(`${code === 0 ? '✓' : '✗'} ${script}, ${seconds} s`);
}
process.exitCode = results.every(({ code }) => code === 0) ? 0 : 1;
