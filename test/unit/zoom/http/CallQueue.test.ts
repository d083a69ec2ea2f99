import { CallQueue } from '../../../../nodes/ZoomVideoSdk/zoom/http/CallQueue';

const settled = async () => {
	for (let turns = 0; turns < 10; turns += 1) await Promise.resolve();
};

/** Notes in a list when a call gets its slot. */
function begin(queue: CallQueue, name: string, began: string[]) {
	const slot = queue.newSlot();
	void slot.acquire().then(() => began.push(name));
	return slot;
}

describe('the queue of calls', () => {
	it('lets all go side by side as long as nothing is rejected', async () => {
		const began: string[] = [];
		const queue = new CallQueue();
		for (const name of ['a', 'b', 'c']) begin(queue, name, began);
		await settled();
		expect(began).toEqual(['a', 'b', 'c']);
	});

	it('lets one go after the other, in the order in which they came, once it is slow', async () => {
		const queue = new CallQueue();
		const began: string[] = [];
		queue.slowDown();
		const slots = ['a', 'b', 'c'].map((name) => begin(queue, name, began));
		for (const [at, slot] of slots.entries()) {
			await settled();
			expect(began).toEqual(['a', 'b', 'c'].slice(0, at + 1));
			slot.release();
		}
	});

	it('gives a call that is in flight a slot for its next attempt, and keeps it until it ends', async () => {
		const queue = new CallQueue();
		const began: string[] = [];
		const early = begin(queue, 'early', began);
		await settled();
		queue.slowDown();
		await early.acquire();
		begin(queue, 'next', began);
		await early.acquire();
		await settled();
		expect(began).toEqual(['early']);
		early.release();
		await settled();
		expect(began).toEqual(['early', 'next']);
	});

	it('is not blocked by a call that never had a slot', async () => {
		const queue = new CallQueue();
		const began: string[] = [];
		const fast = begin(queue, 'fast', began);
		await settled();
		queue.slowDown();
		begin(queue, 'next', began);
		fast.release();
		await settled();
		expect(began).toEqual(['fast', 'next']);
	});
});
