import { inTime, scriptedTarget } from '../../fixtures/scriptedTarget';

const TOTAL = 600_000;

it('a target that alternately says that it has all and that it has less is given up', async () => {
	jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
	const replies = Array.from({ length: 100 }, (_, at) => ({
		status: 308,
		has: at % 2 === 0 ? TOTAL : TOTAL / 2,
	}));
	const { sender, requests } = scriptedTarget(TOTAL, replies);
	const sending = sender.send({ offset: 0, bytes: Buffer.alloc(TOTAL), isLast: true });
	await expect(inTime(sending)).rejects.toThrow(/upload.example/);
	jest.useRealTimers();
	expect(requests.length).toBeLessThan(40);
});
