import { claimUnseen } from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/dedupe/claimUnseen';
import {
	candidate,
	HOUR,
	minute,
	node,
	NOW,
	RULES,
	savedAt,
	useFixedTime,
} from '../../../fixtures/claims';

useFixedTime();

describe('a delivery', () => {
	it('claims each key once, and what none has claimed before', async () => {
		const { claim, staticData } = node();
		const first = await claim(['a', 'b', 'a']);
		expect(first.keys).toEqual(['a', 'b']);
		const saved = { by: expect.any(String), stored: '', added: `${minute(NOW)}:a,b` };
		expect(staticData).toEqual({ seen: saved });
		first.commit();
		const second = await claim(['b', 'c']);
		expect(second.keys).toEqual(['c']);
		second.commit();
		expect((await claim(['a', 'b', 'c'])).keys).toEqual([]);
	});

	it('keeps the last of the candidates under one key', async () => {
		const candidates = [candidate('a'), { key: 'a', item: { name: 'other' } }];
		const rules = { ...RULES, nodeKey: 'candidates' };
		const claim = await claimUnseen(node().open().context, rules, candidates);
		expect(claim.candidates).toEqual([candidates[1]]);
	});

	it('knows what another process has saved, and leaves it there', async () => {
		const { claim, staticData } = node({ staticData: savedAt(NOW - 60, 'a') });
		const { keys, commit } = await claim(['a', 'c']);
		expect(keys).toEqual(['c']);
		commit();
		const stored = `${minute(NOW - 60)}:a;${minute(NOW)}:c`;
		expect(staticData).toEqual({ seen: { by: expect.any(String), stored, added: '' } });
	});

	it('with nothing new leaves the static data as it is', async () => {
		const stored = `${minute(NOW - 4 * HOUR)}:old;${minute(NOW)}:a`;
		const saved = { seen: { by: 'another', stored, added: '' } };
		const { claim, staticData } = node({ staticData: { ...saved } });
		const { keys, commit } = await claim(['a']);
		commit();
		expect(keys).toHaveLength(0);
		expect(staticData).toEqual(saved);
	});

	it('claims all, and remembers nothing, while the user tries the workflow out', async () => {
		const { claim, staticData } = node({ mode: 'manual' });
		const { keys, commit } = await claim(['a', 'a', 'b']);
		commit();
		expect([keys, staticData]).toEqual([['a', 'b'], {}]);
		expect((await claim(['a'])).keys).toEqual(['a']);
		const saved = await claim(['a'], RULES, { staticData: savedAt(NOW, 'a') });
		expect(saved.keys).toEqual(['a']);
	});
});
