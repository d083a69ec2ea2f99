import { CredentialCache } from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/verify/CredentialCache';

/** A credential whose secret can be changed, and which can be made unreadable; reads are counted. */
function credential(secret: string) {
	const state = { secret, broken: false, reads: 0 };
	const read = async () => {
		state.reads += 1;
		if (state.broken) throw new Error('no database');
		const { secret: current } = state;
		await Promise.resolve();
		return [current];
	};
	return { state, read };
}

describe('the secrets of a trigger in memory', () => {
	beforeEach(() => jest.useFakeTimers({ now: 1_700_000_000_000 }));
	afterEach(() => jest.useRealTimers());

	it.each([
		['at once', 0, 1],
		['after nine seconds', 9_999, 1],
		['after ten seconds', 10_000, 2],
		['after an hour', 3_600_000, 2],
		['when the clock was set back', -1, 2],
	])('are asked for again %s', async (_, later, reads) => {
		const holder = new CredentialCache<string[]>();
		const { state, read } = credential('a');
		expect(await holder.get('node', read)).toEqual(['a']);
		jest.setSystemTime(Date.now() + later);
		expect(await holder.get('node', read)).toEqual(['a']);
		expect(state.reads).toBe(reads);
	});

	it('are read once for all who ask at the same time', async () => {
		const holder = new CredentialCache<string[]>();
		const { state, read } = credential('a');
		const all = await Promise.all([1, 2, 3].map(async () => await holder.get('node', read)));
		expect(all).toEqual([['a'], ['a'], ['a']]);
		expect(state.reads).toBe(1);
	});

	it('are those of the node', async () => {
		const holder = new CredentialCache<string[]>();
		const { state, read } = credential('a');
		await holder.get('one', read);
		expect(await holder.get('two', credential('b').read)).toEqual(['b']);
		await holder.get('one', read);
		expect(state.reads).toBe(1);
	});

	it('are not remembered when reading them failed', async () => {
		const holder = new CredentialCache<string[]>();
		const { state, read } = credential('a');
		state.broken = true;
		const failed = await Promise.allSettled([holder.get('node', read), holder.get('node', read)]);
		expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(state.reads).toBe(1);
		state.broken = false;
		expect(await holder.get('node', read)).toEqual(['a']);
	});

	it('are not forgotten when an older read of them fails', async () => {
		const holder = new CredentialCache<string[]>();
		let fail = () => {};
		const slow = new Promise<string[]>((_, reject) => {
			fail = () => reject(new Error('no database'));
		});
		const first = holder.get('node', async () => await slow);
		jest.setSystemTime(Date.now() + 10_000);
		const { state, read } = credential('a');
		await holder.get('node', read);
		fail();
		await expect(first).rejects.toThrow('no database');
		await holder.get('node', read);
		expect(state.reads).toBe(1);
	});

	it('stay those of the thousand nodes that were used last', async () => {
		const holder = new CredentialCache<string[]>();
		const { state, read } = credential('a');
		for (let node = 0; node < 1000; node += 1) await holder.get(`${node}`, read);
		await holder.get('0', read);
		expect(state.reads).toBe(1000);
		await holder.get('1000', read);
		await holder.get('0', read);
		expect(state.reads).toBe(1001);
		await holder.get('1', read);
		expect(state.reads).toBe(1002);
	});

	it('stay in any case while they are being read', async () => {
		const holder = new CredentialCache<string[]>();
		let give = () => {};
		const slow = jest.fn(
			async () => await new Promise<string[]>((resolve) => (give = () => resolve(['slow']))),
		);
		const first = holder.get('slow', slow);
		const { read } = credential('a');
		for (let node = 0; node < 1500; node += 1) await holder.get(`${node}`, read);
		const second = holder.get('slow', slow);
		give();
		expect(await Promise.all([first, second])).toEqual([['slow'], ['slow']]);
		expect(slow).toHaveBeenCalledTimes(1);
	});
});

describe('after a signature that matches none of them', () => {
	beforeEach(() => jest.useFakeTimers({ now: 1_700_000_000_000 }));
	afterEach(() => jest.useRealTimers());

	async function held(age: number) {
		const holder = new CredentialCache<string[]>();
		const { state, read } = credential('before');
		const tried = await holder.get('node', read);
		state.secret = 'after';
		jest.setSystemTime(Date.now() + age);
		const getAfterMismatch = async () => await holder.refreshAfterMismatch('node', tried, read);
		return { holder, state, read, getAfterMismatch };
	}

	it('a rotated secret is found immediately', async () => {
		const { holder, read, getAfterMismatch } = await held(1000);
		expect(await getAfterMismatch()).toEqual(['after']);
		expect(await holder.get('node', read)).toEqual(['after']);
	});

	it('all requests that came at the same time get the rotated one, by one read', async () => {
		const { state, getAfterMismatch } = await held(5000);
		const all = await Promise.all([1, 2, 3].map(async () => await getAfterMismatch()));
		expect(all).toEqual([['after'], ['after'], ['after']]);
		expect(state.reads).toBe(2);
	});

	it('a request that tried the old one learns what another has read since', async () => {
		const { state, getAfterMismatch } = await held(5000);
		await getAfterMismatch();
		expect(await getAfterMismatch()).toEqual(['after']);
		expect(state.reads).toBe(2);
	});

	it('a request that tried the old one learns what was read in the meantime', async () => {
		const { holder, state, read, getAfterMismatch } = await held(10_000);
		await holder.get('node', read);
		expect(await getAfterMismatch()).toEqual(['after']);
		expect(state.reads).toBe(2);
	});

	it('a rotated secret is found immediately even if the old one was just read', async () => {
		const { state, getAfterMismatch } = await held(1);
		expect(await getAfterMismatch()).toEqual(['after']);
		expect(state.reads).toBe(2);
	});

	it('those just read for a mismatch are good enough', async () => {
		const { holder, state, read, getAfterMismatch } = await held(5000);
		await getAfterMismatch();
		jest.setSystemTime(Date.now() + 999);
		const tried = await holder.get('node', read);
		expect(await holder.refreshAfterMismatch('node', tried, read)).toBeUndefined();
		expect(state.reads).toBe(2);
		jest.setSystemTime(Date.now() + 1);
		await holder.refreshAfterMismatch('node', tried, read);
		expect(state.reads).toBe(3);
	});

	it('they are read once a second at most, however many forged requests come', async () => {
		const { holder, state, read } = await held(5000);
		for (let request = 0; request < 300; request += 1) {
			const tried = await holder.get('node', read);
			await holder.refreshAfterMismatch('node', tried, read);
			jest.setSystemTime(Date.now() + 10);
		}
		expect(state.reads).toBe(1 + 3);
	});

	it('a failure to read them is passed on, and the next request tries again', async () => {
		const { holder, state, read, getAfterMismatch } = await held(5000);
		state.broken = true;
		await expect(getAfterMismatch()).rejects.toThrow('no database');
		state.broken = false;
		expect(await holder.get('node', read)).toEqual(['after']);
	});

	it('a node that is not known yet has its secrets read', async () => {
		const { read } = credential('a');
		expect(await new CredentialCache<string[]>().refreshAfterMismatch('node', [], read)).toEqual([
			'a',
		]);
	});
});
