const { execFile } = require('node:child_process');
const { mkdir, readFile, rm, writeFile } = require('node:fs/promises');
const { basename, dirname, relative } = require('node:path');
const { promisify } = require('node:util');
const { build } = require('esbuild');
const { dest, parallel, series, src, watch } = require('gulp');
const { n8n } = require('./package.json');

const run = promisify(execFile);

const sources = '{credentials,nodes}/**/*.ts';
// What n8n reads beside the compiled classes: icons, codex files and output previews.
const assets = ['{credentials,nodes}/**/*.svg', '{credentials,nodes}/**/*.json'];

const bundle = 'dist/bundle.js';

/** The files that n8n loads, each with the class that n8n expects in it by its name. */
const entries = [...n8n.credentials, ...n8n.nodes].map((file) => ({
	file,
	source: file.replace(/^dist\//, './').replace(/\.js$/, ''),
	className: basename(file).split('.')[0],
}));

async function clean() {
	await rm('dist', { recursive: true, force: true });
}

/** esbuild takes the types away unread. */
async function checkTypes() {
	try {
		await run(process.execPath, ['node_modules/typescript-7/bin/tsc', '-p', 'tsconfig.build.json']);
	} catch (error) {
		throw new Error(error.stdout || error.message);
	}
}

/**
 * One file for all nodes and the credential: each file more costs n8n's start a sixth of a millisecond,
 * and what a module remembers is there once. It is not minified, for the sake of stack traces.
 * n8n installs the package without its development dependencies, so jose is in it, with its licence.
 */
async function bundleAll() {
	const licence = await readFile('node_modules/jose/LICENSE.md', 'utf8');
	const contents = entries.map(
		({ source, className }) => `export { ${className} } from '${source}';`,
	);
	const { metafile } = await build({
		metafile: true,
		stdin: { contents: contents.join('\n'), resolveDir: __dirname, loader: 'ts' },
		outfile: bundle,
		bundle: true,
		external: ['n8n-workflow'],
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		// For a debugger, wherever n8n has the package: `npm run dev`.
		...(process.env.SOURCE_MAP && { sourcemap: 'inline', sourceRoot: `${__dirname}/dist/` }),
		banner: { js: `'use strict';\n\n/*\nThis file contains jose:\n\n${licence.trim()}\n*/` },
	});
	// A source map counts lines.
	if (!process.env.SOURCE_MAP) await removePaths(Object.keys(metafile.inputs));
}

/**
 * esbuild writes the path of each source before its code: 14 kB that help nobody who has the sources. Those of other
 * packages stay, because they tell what is in the bundle: `.ci/audit-shipped.mjs` reads them.
 */
async function removePaths(inputs) {
	const own = inputs.filter((path) => !path.startsWith('node_modules/'));
	const paths = new Set(own.map((path) => `// ${path}`));
	const lines = (await readFile(bundle, 'utf8')).split('\n');
	await writeFile(bundle, lines.filter((line) => !paths.has(line)).join('\n'));
}

/** n8n looks for each class in a file of its own. */
async function writeEntries() {
	for (const { file, className } of entries) {
		const path = relative(dirname(file), bundle).replaceAll('\\', '/');
		await mkdir(dirname(file), { recursive: true });
		await writeFile(
			file,
			`'use strict';\nexports.${className} = require('${path}').${className};\n`,
		);
	}
}

function copyAssets() {
	return src(assets, { base: '.', encoding: false }).pipe(dest('dist'));
}

const bundlePackage = series(clean, parallel(bundleAll, writeEntries, copyAssets));
const buildAll = parallel(checkTypes, bundlePackage);

exports.clean = clean;
exports.build = buildAll;
// Without the types, where `npm run typecheck` runs beside it.
exports.bundle = bundlePackage;
exports.watch = () => watch([sources, ...assets], { ignoreInitial: false }, buildAll);
exports.default = buildAll;
