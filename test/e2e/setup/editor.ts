import { Editor } from '../editor/Editor';
import { owner } from './owner';
import { openWorld, type World } from './world';

/** A world and somebody at its editor; there from the first test of a suite to its last. */
export interface AtEditor {
	readonly world: World;
	readonly editor: Editor;
}

/**
 * Opens n8n and its editor for all tests of a suite. No test may leave a problem in the browser's
 * console.
 */
export function atEditor(): AtEditor {
	const open: { world?: World; editor?: Editor } = {};
	beforeAll(async () => {
		open.world = await openWorld();
		open.editor = await Editor.open({ url: open.world.client.url, owner });
	});
	afterAll(async () => {
		await open.editor?.close();
		await open.world?.close();
	});
	afterEach(() => {
		expect(open.editor?.problems.splice(0)).toEqual([]);
	});
	const there = <T>(value: T | undefined): T => {
		if (value === undefined) throw new Error('The editor is open only while tests run');
		return value;
	};
	return {
		get world() {
			return there(open.world);
		},
		get editor() {
			return there(open.editor);
		},
	};
}
