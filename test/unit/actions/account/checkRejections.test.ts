import { checkRejections } from '../../../../nodes/ZoomVideoSdk/actions/account/checkRejections';
import { RejectionCounts } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/rejections';

const AT = Date.UTC(2026, 10, 28, 9, 30);

it('nothing rejected is ok, and says that other processes count their own', () => {
	expect(checkRejections([])).toMatchObject({
		...{ name: 'rejected_webhooks', status: 'ok' },
		message: expect.stringMatching(/rejected no webhook\. In queue mode, each webhook process/),
	});
});

it('names the latest first, at most five, and each meaning once', () => {
	const counts = new RejectionCounts();
	for (const workflow of ['a', 'b', 'c', 'd', 'e', 'f']) counts.add('bad_signature', workflow, AT);
	counts.add('stale_timestamp', 'a', AT + 1000);
	counts.add('bad_signature', 'c', AT + 2000);
	const { status, message } = checkRejections(counts.list());
	expect(status).toBe('warning');
	expect(message).toMatch(
		/: 2 for bad_signature \(the last at 2026-11-28T09:30:02Z, in workflow c\), 1 for stale_timestamp \(the last at 2026-11-28T09:30:01Z, in workflow a\), 1 .* and 2 more\. bad_signature: /,
	);
	expect(message.match(/the signature matches neither/g)).toHaveLength(1);
});

it('counts of workflows that are gone make room, the ones of longest ago first', () => {
	const counts = new RejectionCounts();
	for (let workflow = 0; workflow < 250; workflow += 1) {
		counts.add('no_secret', String(workflow), AT + workflow);
		counts.add('no_secret', 'busy', AT + workflow);
	}
	const list = counts.list();
	expect(list).toHaveLength(200);
	expect(list[0]).toEqual({ ...list[0], workflowId: 'busy', count: 250 });
	expect(list.some(({ workflowId }) => workflowId === '0')).toBe(false);
});
