import { checkRejections } from '../../../../nodes/ZoomVideoSdk/actions/account/checkRejections';
import { RejectionCounts } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/rejections';
import type { RejectionReason } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/signature';

const AT = Date.UTC(2026, 10, 28, 9, 30);
const HOUR = 3_600_000;

/** A trigger, alone in its workflow. */
const trigger = (workflowId: string, credentialId = 'own', nodeKey = workflowId) => ({
	...{ nodeKey, workflowId, credentialId },
});
const check = (counts: RejectionCounts, now = AT) => checkRejections(counts.list(), 'own', now);

it('nothing rejected is ok, and says that other processes count their own', () => {
	expect(check(new RejectionCounts())).toMatchObject({
		...{ name: 'rejected_webhooks', status: 'ok' },
		message: expect.stringMatching(
			/rejected no webhook for triggers with this credential\. In queue mode, each webhook process/,
		),
	});
});

it('names the latest first, at most five, and each meaning once', () => {
	const counts = new RejectionCounts();
	for (const workflow of ['a', 'b', 'c', 'd', 'e', 'f']) {
		counts.add('bad_signature', trigger(workflow), AT);
	}
	counts.add('stale_timestamp', trigger('a'), AT + 1000);
	counts.add('bad_signature', trigger('c'), AT + 2000);
	const { status, message } = check(counts);
	expect(status).toBe('warning');
	expect(message).toMatch(
		/: 2 for bad_signature \(the last at 2026-11-28T09:30:02Z, in workflow c\), 1 for stale_timestamp \(the last at 2026-11-28T09:30:01Z, in workflow a\), 1 .* and 2 more\. bad_signature: /,
	);
	expect(message.match(/the signature matches neither/g)).toHaveLength(1);
});

it('counts of workflows that are gone make room, the ones of longest ago first', () => {
	const counts = new RejectionCounts();
	for (let workflow = 0; workflow < 250; workflow += 1) {
		counts.add('no_secret', trigger(String(workflow)), AT + workflow);
		counts.add('no_secret', trigger('busy'), AT + workflow);
	}
	const list = counts.list();
	expect(list).toHaveLength(200);
	expect(list[0]).toEqual({ ...list[0], workflowId: 'busy', count: 250 });
	expect(list.some(({ workflowId }) => workflowId === '0')).toBe(false);
});

describe('is past', () => {
	it.each<[RejectionReason, 'ok' | 'warning']>([
		['missing_header', 'ok'],
		['bad_signature', 'ok'],
		['no_secret', 'ok'],
		// Others are right beside these.
		['stale_timestamp', 'warning'],
		['malformed_body', 'warning'],
		['unreadable_body', 'warning'],
	])('%s, once a later request was accepted: %s', (reason, status) => {
		const counts = new RejectionCounts();
		counts.accept(trigger('a'));
		counts.add(reason, trigger('a'), AT);
		expect(check(counts).status).toBe('warning');
		counts.accept(trigger('a'));
		expect(check(counts).status).toBe(status);
		counts.add(reason, trigger('a'), AT + HOUR);
		expect(check(counts)).toMatchObject({
			status: 'warning',
			message: expect.stringMatching(/: 2 for \w+ \(the last at 2026-11-28T10:30:00Z/),
		});
	});

	it.each<[string, number, 'ok' | 'warning']>([
		['after a day', 25 * HOUR, 'ok'],
		['not within a day', 23 * HOUR, 'warning'],
		['not where the clock was set back', -HOUR, 'warning'],
	])('%s', (_, later, status) => {
		const counts = new RejectionCounts();
		counts.add('unreadable_body', trigger('a'), AT);
		expect(check(counts, AT + later).status).toBe(status);
	});

	it('and then it says what the last one was', () => {
		const counts = new RejectionCounts();
		counts.add('bad_signature', trigger('a'), AT);
		counts.accept(trigger('a'));
		expect(check(counts).message).toMatch(
			/^The last webhook that this process of n8n rejected was at 2026-11-28T09:30:00Z \(bad_signature\)\. Later ones were accepted/,
		);
	});

	it.each([
		['another trigger', trigger('b')],
		['another trigger of the workflow', trigger('a', 'own', 'second')],
		['the trigger with another credential', trigger('a', 'other')],
	])('not because %s accepts', (_, accepting) => {
		const counts = new RejectionCounts();
		counts.add('bad_signature', trigger('a'), AT);
		counts.accept(accepting);
		expect(check(counts).status).toBe('warning');
	});
});

describe('what triggers with other credentials rejected', () => {
	const others = (workflows: string[]) => {
		const counts = new RejectionCounts();
		for (const workflow of workflows) counts.add('bad_signature', trigger(workflow, 'other'), AT);
		return counts;
	};

	it('is named, and no fault of this one', () => {
		const { status, message } = check(others(['a', 'b', 'c', 'd', 'e', 'f']));
		expect(status).toBe('ok');
		expect(message).toMatch(
			/rejected no webhook .* in workflow f, e, d, c, b and 1 more: run Check Setup with that credential\.$/,
		);
	});

	it('is named beside what this one rejects', () => {
		const counts = others(['a']);
		counts.add('missing_header', trigger('b'), AT);
		expect(check(counts)).toMatchObject({
			status: 'warning',
			message: expect.stringMatching(
				/: 1 for missing_header .* in workflow b\)\..* in workflow a: /,
			),
		});
	});

	it('is not named once it is past', () => {
		expect(check(others(['a']), AT + 25 * HOUR).message).not.toMatch(/another credential/);
	});
});
