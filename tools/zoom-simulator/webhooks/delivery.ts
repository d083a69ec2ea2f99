/** One try to hand an event to a receiver. */
export interface Attempt {
	/** 0 for the first, then 1 to 3 for the repeats. */
	retry: number;
	at: string;
	durationMs: number;
	timestamp: string;
	signature: string;
	trackingId: string;
	requestId: string;
	status?: number;
	/** The first 64 KiB of the answer. */
	reply?: string;
	/** Why there was no answer. */
	error?: string;
}

/** One event on its way to one receiver. */
export interface Delivery {
	id: number;
	subscriptionId: number;
	url: string;
	event: string;
	eventTs: number;
	sessionId: string;
	/** 0, and 1 for the second copy of a twin. */
	copy: number;
	/** The bytes that were sent, as text. */
	body: string;
	attempts: Attempt[];
	/** `failed`: no more repeats will come. */
	state: 'pending' | 'delivered' | 'failed';
}

type Wanted = (delivery: Delivery) => boolean;

/** All deliveries, and a way to wait for one. */
export class DeliveryLog {
	private readonly deliveries: Delivery[] = [];
	private readonly waiting = new Set<() => void>();
	/** Told of each attempt. */
	onChange: (delivery: Delivery) => void = () => undefined;

	add(delivery: Omit<Delivery, 'id' | 'attempts' | 'state'>): Delivery {
		const id = this.deliveries.length + 1;
		const added: Delivery = { ...delivery, id, attempts: [], state: 'pending' };
		this.deliveries.push(added);
		return added;
	}

	/** Whether it was not forgotten since. */
	has(delivery: Delivery): boolean {
		return this.deliveries.includes(delivery);
	}

	/** To be called after each change of a delivery. */
	changed(delivery: Delivery): void {
		this.onChange(delivery);
		for (const look of [...this.waiting]) look();
	}

	list(wanted: Wanted = () => true): Delivery[] {
		return this.deliveries.filter(wanted);
	}

	/**
	 * The first delivery that fits, now or as soon as one does.
	 * @throws Error after `timeoutMs`, telling what was delivered instead
	 */
	async waitFor(wanted: Wanted, timeoutMs: number): Promise<Delivery> {
		return await new Promise<Delivery>((resolve, reject) => {
			const finish = () => {
				clearTimeout(timer);
				this.waiting.delete(look);
			};
			const look = () => {
				const found = this.deliveries.find(wanted);
				if (found === undefined) return;
				finish();
				resolve(found);
			};
			const timer = setTimeout(() => {
				finish();
				const seen = this.deliveries.map(({ event, state }) => `${event} ${state}`);
				reject(new Error(`No such delivery within ${timeoutMs} ms. Seen: ${seen.join(', ')}`));
			}, timeoutMs);
			this.waiting.add(look);
			look();
		});
	}

	clear(): void {
		this.deliveries.length = 0;
	}
}
