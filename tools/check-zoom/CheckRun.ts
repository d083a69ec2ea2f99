import { setTimeout as wait } from 'node:timers/promises';

import type { KeyPair } from '../../nodes/ZoomVideoSdk/zoom/auth/keyPair';
import { CannotAsk } from './CannotAsk';
import type { Environment } from './environment';
import type { Terminal } from './terminal';
import type { Receiver } from './webhooks/Receiver';
import { Samples } from './zoom/Samples';
import type { ZoomClient } from './zoom/ZoomClient';

/** How long to wait for what Zoom does in its own time, in milliseconds. */
export interface Waits {
	/** For a change to take effect. */
	settle: number;
	/** For the files of a session that has ended, with their event. */
	processing: number;
	/** For the events of what was done just now. */
	events: number;
	/** For the first repeat of a delivery, which comes after five minutes. */
	repeat: number;
	/** Between two looks at something. */
	look: number;
}

export const USUAL_WAITS: Waits = {
	settle: 5000,
	processing: 15 * 60_000,
	events: 60_000,
	repeat: 6 * 60_000,
	look: 5000,
};

interface Parts {
	zoom: ZoomClient;
	environment: Environment;
	terminal: Terminal;
	receiver: Receiver | undefined;
	readOnly: boolean;
	waits: Waits;
	/** Ends all waits. */
	stopped: AbortSignal | undefined;
}

/**
 * What the checks of one run share: the client, the account's samples and keys, the person at the terminal,
 * and the address for webhooks.
 */
export class CheckRun {
	readonly zoom: ZoomClient;
	readonly terminal: Terminal;
	readonly receiver: Receiver | undefined;
	readonly waits: Waits;
	private readonly stopped: AbortSignal | undefined;
	readonly samples: Samples;
	readonly sdkPair: KeyPair | undefined;
	readonly rawApiKey: string | undefined;
	readonly webhookSecretToken: string | undefined;
	readonly readOnly: boolean;

	constructor({ zoom, environment, terminal, receiver, readOnly, waits, stopped }: Parts) {
		this.zoom = zoom;
		this.terminal = terminal;
		this.receiver = receiver;
		this.waits = waits;
		this.stopped = stopped;
		this.readOnly = readOnly;
		this.samples = new Samples(zoom);
		this.sdkPair = environment.sdkPair;
		this.rawApiKey = environment.rawApiKey;
		this.webhookSecretToken = environment.webhook?.secretToken;
	}

	/**
	 * Asks whether the account may be changed.
	 * @throws CannotAsk when it may not
	 */
	async askToChange(question: string): Promise<void> {
		if (this.readOnly) throw new CannotAsk('Read only: this check would change something.');
		if (!(await this.terminal.confirm(question))) {
			throw new CannotAsk('The answer was no.');
		}
	}

	/** Looks again and again until there is what is looked for, the time is over, or the run is stopped. */
	async waitFor(
		look: () => boolean | Promise<boolean>,
		milliseconds: number,
		interval = this.waits.look,
	): Promise<boolean> {
		const until = Date.now() + milliseconds;
		for (;;) {
			if (await look()) return true;
			if (Date.now() >= until || this.isStopped) return false;
			await wait(interval);
		}
	}

	/** Waits until what was done just now has taken effect. */
	async settle(): Promise<void> {
		await wait(this.waits.settle);
	}

	get isStopped(): boolean {
		return this.stopped?.aborted === true;
	}

	/**
	 * Has a line typed.
	 * @throws CannotAsk when nothing was typed
	 */
	async askForText(question: string): Promise<string> {
		const text = this.readOnly ? '' : await this.terminal.ask(question);
		if (text === '') throw new CannotAsk('No name was entered.');
		return text;
	}
}
