import { CallQueue } from '../../../../nodes/ZoomVideoSdk/zoom/http/CallQueue';

const settled = async () => {
	for (let turns = 0; turns < 10; turns += 1) await Promise.resolve();
};

/** Notes in a list when a turn begins. */
function begin(pace: CallQueue, name: string, began: string[]) {
	const turn = pace.newSlot();
	void turn.begin().then(() => began.push(name));
	return turn;
}

describe('the pace of calls', () => {
	it('lets all go side by side as long as nothing is refused', async () => {
		const began: string[] = [];
		const pace = new CallQueue();
		for (const name of ['a', 'b', 'c']) begin(pace, name, began);
		await settled();
		expect(began).toEqual(['a', 'b', 'c']);
	});

	it('lets one go after the other, in the order in which they came, once it is slow', async () => {
		const pace = new CallQueue();
		const began: string[] = [];
		pace.slowDown();
		const turns = ['a', 'b', 'c'].map((name) => begin(pace, name, began));
		for (const [at, turn] of turns.entries()) {
			await settled();
			expect(began).toEqual(['a', 'b', 'c'].slice(0, at + 1));
			turn.end();
		}
	});

	it('gives a call that went before a turn for its next try, and keeps it until it ends', async () => {
		const pace = new CallQueue();
		const began: string[] = [];
		const early = begin(pace, 'early', began);
		await settled();
		pace.slowDown();
		await early.begin();
		begin(pace, 'next', began);
		await early.begin();
		await settled();
		expect(began).toEqual(['early']);
		early.end();
		await settled();
		expect(began).toEqual(['early', 'next']);
	});

	it('is not held up by a call that never had a turn', async () => {
		const pace = new CallQueue();
		const began: string[] = [];
		const fast = begin(pace, 'fast', began);
		await settled();
		pace.slowDown();
		begin(pace, 'next', began);
		fast.end();
		await settled();
		expect(began).toEqual(['fast', 'next']);
	});
});
