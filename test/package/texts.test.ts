import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import ts from 'typescript';

import { ROOT } from './packed';
import { errorTexts } from './userMessages';

/** Words that nobody would say to a colleague. */
const FORBIDDEN: ReadonlyArray<readonly [RegExp, instead: string]> = [
	[/\bputs? out\b|\bputting out\b/i, 'return'],
	[/\bin vain\b/i, 'on timeout'],
	[/\bthat there (?:is|are)\b/i, 'leave it out'],
	[/\bdoes not do\b/i, 'does not work'],
	[/\bfits?\b/i, 'match'],
	[/\bany more\b/i, 'no longer'],
	[/; else\b|, else\b/i, 'otherwise'],
	[/\bis no (?:JSON|text|event|list|file ID|session ID|MP4)\b/, 'is not'],
	[/\bnot possible\b/i, 'not allowed'],
	[/\bmust begin with\b/i, 'must start with'],
	[/[\u2018\u2019\u201c\u201d]/, 'straight quotes'],
];

/** Ways to choose in a field, and what is named in double quotes. */
const MODES_AND_NODES = /^(?:From List|By ID|By Name|Zoom Video SDK .*)$/;

const longest = (one: string, other: string) => other.length - one.length;

interface Text {
	place: string;
	text: string;
	/** The property that it is the value of, if any. */
	property: string | undefined;
}

/** Every text of a source that has three words or more, and each label. */
function textsOf(file: string, source: string): Text[] {
	const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
	const texts: Text[] = [];
	const look = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) return;
		const isPart = ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
		if (ts.isStringLiteralLike(node) || isPart) {
			const { parent } = node;
			const property = ts.isPropertyAssignment(parent) ? parent.name.getText() : undefined;
			const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
			if (property !== undefined || node.text.split(' ').length > 2) {
				texts.push({ place: `${file}:${line + 1}`, text: node.text, property });
			}
		}
		ts.forEachChild(node, look);
	};
	look(tree);
	return texts;
}

describe('what people read in the editor and in errors', () => {
	let texts: Text[];
	let errors: Array<Record<'messages' | 'advice', string[]>>;
	beforeAll(async () => {
		const { stdout } = await promisify(execFile)(
			'git',
			['ls-files', 'nodes/**/*.ts', 'credentials/*.ts'],
			{ cwd: ROOT },
		);
		const files = stdout.trim().split('\n');
		const sources = await Promise.all(
			files.map(async (file) => [file, await readFile(join(ROOT, file), 'utf8')] as const),
		);
		texts = sources.flatMap(([file, source]) => textsOf(file, source));
		errors = sources.map(([file, source]) => errorTexts(file, source));
	});

	it('is in plain English, with straight quotes', () => {
		const found = texts.flatMap(({ place, text }) =>
			FORBIDDEN.filter(([pattern]) => pattern.test(text)).map(
				([pattern, instead]) => `${place}: "${pattern.exec(text)?.[0]}" -> ${instead}: ${text}`,
			),
		);
		expect(texts.length).toBeGreaterThan(1_000);
		expect(found).toEqual([]);
	});

	it('names parameters in single quotes in errors, as n8n does', () => {
		const labels = texts
			.filter(({ property }) => property === 'displayName')
			.map(({ text }) => text.replace(/ \([^)]*\)$/, ''));
		const names = labels
			.filter((label) => / /.test(label) && !MODES_AND_NODES.test(label))
			.sort(longest);
		expect(names.length).toBeGreaterThan(40);
		const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
		const unquoted = new RegExp(`(?<!['\\w])(?:${escaped.join('|')})(?!['\\w])`);
		const messages = errors.flatMap((each) => each.messages);
		const advice = errors.flatMap((each) => each.advice);
		expect(messages.length).toBeGreaterThan(100);
		expect(advice.length).toBeGreaterThan(100);
		const all = [...messages, ...advice].map((text) => text.replaceAll(/'[A-Z][^']*'/g, "''"));
		expect(all.filter((text) => unquoted.test(text))).toEqual([]);
		// What is wrong with a parameter comes after its name.
		const fields = new RegExp(`^(?:${[...new Set(labels)].sort(longest).join('|')}|…): `);
		expect(messages.filter((text) => fields.test(text))).toEqual([]);
	});

	it('names actions without articles, as n8n does', () => {
		const actions = texts.filter(({ property }) => property === 'action');
		expect(actions.length).toBeGreaterThan(20);
		expect(actions.filter(({ text }) => /\b(?:an?|the)\b/i.test(text))).toEqual([]);
	});
});
