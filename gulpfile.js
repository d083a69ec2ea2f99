const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { promisify } = require('node:util');
const { build } = require('esbuild');
const { dest, parallel, series, src, watch } = require('gulp');

const run = promisify(execFile);

const sources = '{credentials,nodes}/**/*.ts';
// What n8n reads beside the compiled classes: icons, codex files and output previews.
const assets = ['{credentials,nodes}/**/*.svg', '{credentials,nodes}/**/*.json'];

async function clean() {
	await rm('dist', { recursive: true, force: true });
}

async function compile() {
	try {
		await run(process.execPath, [
			require.resolve('typescript/bin/tsc'),
			'-p',
			'tsconfig.build.json',
		]);
	} catch (error) {
		throw new Error(error.stdout || error.message);
	}
}

/** n8n installs the package without its development dependencies, so jose travels inside this one file. */
async function bundleJose() {
	await build({
		entryPoints: ['nodes/ZoomVideoSdk/zoom/jwt.ts'],
		outfile: 'dist/nodes/ZoomVideoSdk/zoom/jwt.js',
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		legalComments: 'inline',
	});
}

function copyAssets() {
	return src(assets, { base: '.', encoding: false }).pipe(dest('dist'));
}

const buildAll = series(clean, parallel(series(compile, bundleJose), copyAssets));

exports.clean = clean;
exports.build = buildAll;
exports.watch = () => watch([sources, ...assets], { ignoreInitial: false }, buildAll);
exports.default = buildAll;
