import type { Locator, Page } from 'playwright-core';

/** The panel of a node in the editor: input, parameters, output. */
export class NodePanel {
	readonly parameters: Locator;
	readonly output: Locator;

	constructor(private readonly page: Page) {
		this.parameters = this.marked('node-parameters').first();
		this.output = this.marked('output-panel');
	}

	/** Labels of the fields that can be seen, from top to bottom, without the one of the credential. */
	async labels(): Promise<string[]> {
		const labels = this.parameters
			.locator('[data-test-id="parameter-item"] label:visible')
			.filter({ hasNotText: /^Credential/ });
		const texts = await labels.allInnerTexts();
		return texts.map((text) => (text.split('\n')[0] ?? '').trim());
	}

	/** The element of a field. */
	field(name: string): Locator {
		return this.marked(`parameter-input-${name}`).first();
	}

	/** Chooses an entry of a field with a list. */
	async choose(field: string, option: string): Promise<void> {
		await this.field(field).click();
		await this.options()
			.filter({ has: this.headline(option) })
			.first()
			.click();
	}

	/** Switches a field on or off. */
	async toggle(field: string): Promise<void> {
		await this.field(field).locator('.el-switch').click();
	}

	/** Adds a field to a collection such as Options or Filters. */
	async add(collection: string, option: string): Promise<void> {
		await this.parameters.getByPlaceholder(collection).click();
		await this.page
			.locator('[data-test-id="collection-parameter-option"]:visible')
			.filter({ hasText: exactly(option) })
			.first()
			.click();
	}

	/** Opens the list of a resource locator and searches in it. */
	async searchList(field: string, words: string): Promise<void> {
		await this.openList(field);
		await this.listSearch().fill(words);
	}

	/** Opens the list of a resource locator. */
	async openList(field: string): Promise<void> {
		await this.marked(`resource-locator-${field}`).locator('input').last().click();
	}

	/** Where one types what the open list is searched for. */
	listSearch(): Locator {
		return this.marked('rlc-search').locator('visible=true');
	}

	/** What the list of a resource locator shows. */
	listed(): Locator {
		return this.page.locator('[data-test-id="rlc-item"]:visible');
	}

	/** What is chosen in a resource locator: the name, without the time behind it. */
	async chosen(field: string): Promise<string> {
		const value = await this.marked(`resource-locator-${field}`)
			.locator('input')
			.last()
			.inputValue();
		return value.replace(/ \(.*$/, '');
	}

	/** Chooses a resource by the list of its locator, which may be set to something else. */
	async chooseFromList(field: string, name: string): Promise<void> {
		const locator = this.marked(`resource-locator-${field}`);
		await locator.locator('[data-test-id="rlc-mode-selector"]').click();
		await this.options()
			.filter({ hasText: /^\s*From list\s*$/i })
			.click();
		await locator.locator('input').last().click();
		await this.listed().filter({ hasText: name }).first().click();
	}

	/** Enters the value of the first field that an Edit Fields node sets. */
	async fillFirstAssignment(value: string): Promise<void> {
		await this.marked('assignment-value').locator('input').first().fill(value);
	}

	/** Texts of the yellow notices. */
	async notices(): Promise<string[]> {
		return await this.parameters.locator('.notice').allInnerTexts();
	}

	/** Chooses a credential by its name. */
	async useCredential(name: string): Promise<void> {
		await this.marked('node-credentials-select').click();
		await this.page.locator('.el-select-dropdown__item:visible').filter({ hasText: name }).click();
	}

	/** Runs the node and what comes before it. */
	async execute(): Promise<void> {
		await this.marked('node-execute-button').first().click();
	}

	private options(): Locator {
		return this.page.locator('.el-select-dropdown__item:visible');
	}

	private headline(text: string): Locator {
		return this.page.locator('.option-headline').filter({ hasText: exactly(text) });
	}

	private marked(name: string): Locator {
		return this.page.locator(`[data-test-id="${name}"]`);
	}
}

/** This text and no more, but for blanks around it. */
export function exactly(text: string): RegExp {
	return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}
