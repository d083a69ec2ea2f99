import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { preProcessFile } from 'typescript';

import { ROOMS } from './rooms';

const SOURCES = 'nodes/ZoomVideoSdk';

/** The files that need n8n at run time. All others know its types at most. */
const IMPORT_N8N = [
	'ZoomVideoSdkRecording.node.ts',
	'ZoomVideoSdkRecordingPollTrigger.node.ts',
	'ZoomVideoSdkRecordingTrigger.node.ts',
	'actions/resources.ts',
	'actions/router.ts',
	'shared/async/abortableSleep.ts',
	'shared/async/whenOverdue.ts',
	'shared/toNodeError.ts',
	'triggers/webhook/dedupe/claimUnseen.ts',
];

const PACKAGES = ['jose', 'n8n-workflow', 'node:crypto'];

interface Source {
	name: string;
	room: string;
	text: string;
	/** What it imports, as it is written there. */
	imports: string[];
}

const sources: Source[] = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.sort()
	.map((name) => {
		const text = readFileSync(join(SOURCES, name), 'utf8');
		const imports = preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
		return { name, room: dirname(name), text, imports };
	});

const names = new Set(sources.map(({ name }) => name));

/** The sources that one imports, types included. */
function importedBy({ room, imports }: Source): string[] {
	return imports
		.map((path) => join(room, path))
		.flatMap((target) => [`${target}.ts`, `${target}/index.ts`].filter((name) => names.has(name)));
}

/** The folder of an imported file; `./account` may be a file or a folder with an index. */
function roomOfImport({ room }: Source, path: string): string {
	const target = join(room, path);
	return names.has(`${target}/index.ts`) ? target : dirname(target);
}

/** What a room may import, and what those may import, and so on. */
function reachable(room: string, seen: ReadonlySet<string> = new Set()): string[] {
	const next = (ROOMS[room] ?? []).filter((each) => !seen.has(each));
	return next.flatMap((each) => [each, ...reachable(each, new Set([...seen, each]))]);
}

describe('Layers', () => {
	it('list each folder that has sources, and no other', () => {
		const rooms = new Set(sources.map(({ room }) => room));
		expect([...rooms].sort()).toEqual(Object.keys(ROOMS).sort());
	});

	it('lead to listed folders only, and never back', () => {
		const targets = Object.values(ROOMS).flat();
		expect(targets.filter((room) => ROOMS[room] === undefined)).toEqual([]);
		expect(Object.keys(ROOMS).filter((room) => reachable(room).includes(room))).toEqual([]);
	});

	it('permit each import', () => {
		const forbidden = sources.flatMap((source) =>
			source.imports
				.filter((path) => path.startsWith('.'))
				.map((path) => roomOfImport(source, path))
				.filter((room) => room !== source.room && !ROOMS[source.room]?.includes(room))
				.map((room) => `${source.name} imports from ${room}`),
		);
		expect(forbidden).toEqual([]);
	});

	it('have no files that import each other, even by way of others', () => {
		const imports = new Map(sources.map((source) => [source.name, importedBy(source)]));
		// What imports none of the others, or is imported by none of them, is in no circle.
		for (let before = 0; before !== imports.size;) {
			before = imports.size;
			const imported = new Set([...imports.values()].flat());
			for (const [name, targets] of [...imports]) {
				const isBetween = imported.has(name) && targets.some((target) => imports.has(target));
				if (!isBetween) imports.delete(name);
			}
		}
		expect([...imports.keys()]).toEqual([]);
	});

	it('let only a few files import n8n at run time', () => {
		const runTimeImport = /^(?:import|export)\s(?!type\s)[^;]*?\sfrom 'n8n-workflow'/m;
		const found = sources.filter(({ text }) => runTimeImport.test(text)).map(({ name }) => name);
		expect(found).toEqual([...IMPORT_N8N].sort());
	});

	it('permit three packages', () => {
		const packages = sources
			.flatMap(({ imports }) => imports)
			.filter((path) => !path.startsWith('.'));
		expect([...new Set(packages)].sort()).toEqual(PACKAGES);
	});
});
