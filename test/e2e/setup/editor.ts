import { Editor } from '../../../tools/n8n/editor/Editor';
import { owner } from './owner';
import { openEnvironment, type Environment } from './environment';

/** A environment and somebody at its editor; there from the first test of a suite to its last. */
export interface AtEditor {
	readonly environment: Environment;
	readonly editor: Editor;
}

/**
 * Opens n8n and its editor for all tests of a suite. No test may leave a problem in the browser's
 * console.
 */
export function atEditor(): AtEditor {
	const open: { environment?: Environment; editor?: Editor } = {};
	beforeAll(async () => {
		open.environment = await openEnvironment();
		open.editor = await Editor.open({ url: open.environment.client.url, owner });
	});
	afterAll(async () => {
		await open.editor?.close();
		await open.environment?.close();
	});
	afterEach(() => {
		expect(open.editor?.problems.splice(0)).toEqual([]);
	});
	const there = <T>(value: T | undefined): T => {
		if (value === undefined) throw new Error('The editor is open only while tests run');
		return value;
	};
	return {
		get environment() {
			return there(open.environment);
		},
		get editor() {
			return there(open.editor);
		},
	};
}
