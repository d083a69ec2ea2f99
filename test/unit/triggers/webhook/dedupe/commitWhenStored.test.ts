import { commitWhenStored } from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/dedupe/commitWhenStored';

// When n8n asks is shown by commit-moment.e2e.ts, in each supported version.
describe('a start of the workflow', () => {
	const items = [{ json: { a: 1 } }];
	const answer = { accepted: true };

	it('is committed the first time that n8n asks for the answer, and only then', () => {
		const commit = jest.fn();
		const response = commitWhenStored(items, answer, commit);
		expect(response.workflowData).toEqual([items]);
		expect(commit).not.toHaveBeenCalled();
		expect([response.webhookResponse, response.webhookResponse]).toEqual([answer, answer]);
		expect(commit).toHaveBeenCalledTimes(1);
	});

	it('is answered also when n8n asks a second time out of a commit', () => {
		const response = commitWhenStored(items, answer, () => {
			expect(response.webhookResponse).toBe(answer);
		});
		expect(response.webhookResponse).toBe(answer);
		expect.assertions(2);
	});
});
