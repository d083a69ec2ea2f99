import { z } from 'zod';

import { labels } from '../rest/rateLimits';

const size = z.number().int().nonnegative();
const variant = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
	z.object({ kind: z.literal(kind), ...shape }).strict();

/** The ways in which a call can go wrong. Sizes in bytes, times in milliseconds. */
export const faultSchema = z.union([
	variant('resetBeforeReply', {}),
	variant('resetMidBody', { bytes: size }),
	/** Falls silent, before the reply or after so many bytes of its body; without `ms` for good. */
	variant('stall', { bytes: size.optional(), ms: size.optional() }),
	variant('slowDrip', { bytes: size.min(1), everyMs: size }),
	/** Ends early: against the announced Content-Length, or without one as if all were there. */
	variant('truncate', { bytes: size, contentLength: z.boolean() }),
	variant('status', {
		status: size,
		body: z.string().optional(),
		contentType: z.string().optional(),
		headers: z.record(z.string()).optional(),
		/** Falls silent for good after so many bytes of the body. */
		silentAfter: size.optional(),
	}),
	/** A page of HTML, as gateways and logins send: 502 or what `status` says. */
	variant('htmlPage', { status: size.optional() }),
	/** Zoom's 429; `waitMs` is how long it says to wait. */
	variant('rateLimit', {
		type: z.enum(['QPS', 'Daily-limit']),
		label: z.enum(labels).optional(),
		headers: z.boolean().optional(),
		waitMs: size.optional(),
	}),
	variant('malformedJson', {}),
	/** Fills the JSON reply with a field of this many bytes. */
	variant('hugeJson', { bytes: size }),
	/** One of Zoom's errors under 200, or under the status given. */
	variant('errorBody', { status: size.optional(), code: z.number(), message: z.string() }),
	/** Takes the named fields out of a JSON reply, wherever they are, or makes them null. */
	variant('withoutFields', { fields: z.array(z.string()), asNull: z.boolean().optional() }),
	/** A call with next_page_token is given that same token again. */
	variant('repeatPageToken', {}),
	/** Announces so many bytes more (below zero: fewer) than the body has. */
	variant('wrongContentLength', { delta: z.number().int() }),
	/** Another ETag than the file has, also on a 206. */
	variant('changedEtag', {}),
	/** `otherOrigin`, `http`, `loop`, `private`, or an address. */
	variant('redirect', { to: z.string() }),
]);
export type Fault = z.output<typeof faultSchema>;

export const faultRuleSchema = z
	.object({
		/**
		 * An operation (`recordings.list`), or a path with `*` for anything (`/rec/download/*`),
		 * with a method before it where that matters (`PATCH /v2/*`). Paths as sent, encoded.
		 */
		on: z.string().min(1),
		fault: faultSchema,
		/** For the next so many calls; 0 for all to come. */
		times: size.default(1),
		/** So many calls pass before the first fault. */
		skip: size.default(0),
		/** The call is carried out all the same, and only its answer is replaced. */
		carriedOut: z.boolean().default(false),
	})
	.strict();
export type FaultRule = z.input<typeof faultRuleSchema>;

/** What a rule looks at in a call. */
export interface Called {
	operation: string;
	method: string;
	path: string;
}

interface ActiveRule {
	id: number;
	rule: z.output<typeof faultRuleSchema>;
	matches: (call: Called) => boolean;
	seen: number;
	hits: number;
}

/** The faults that wait for their calls. The first rule that fits a call is the one used. */
export class FaultTable {
	private rules: ActiveRule[] = [];
	private nextId = 1;

	/** @param operations the names that a rule can be on */
	constructor(private readonly operations: ReadonlySet<string>) {}

	/**
	 * @returns a number by which the rule can be removed
	 * @throws ZodError when it is no rule, Error when there is no such operation
	 */
	add(given: FaultRule): number {
		const rule = faultRuleSchema.parse(given);
		this.requireKnown(rule.on);
		const id = this.nextId++;
		this.rules.push({ id, rule, matches: matcher(rule.on), seen: 0, hits: 0 });
		return id;
	}

	private requireKnown(on: string): void {
		if (PATH.test(on) || this.operations.has(on)) return;
		throw new Error(
			`There is no operation "${on}". Use a path such as /v2/* or one of: ` +
				[...this.operations].sort().join(', '),
		);
	}

	remove(id: number): void {
		this.rules = this.rules.filter((rule) => rule.id !== id);
	}

	clear(): void {
		this.rules = [];
	}

	/** All rules, used up or not, with how often each was applied. */
	list(): Array<FaultRule & { id: number; hits: number }> {
		return this.rules.map(({ id, rule, hits }) => ({ ...rule, id, hits }));
	}

	/** The fault for this call, counted as used. */
	take(call: Called): { fault: Fault; carriedOut: boolean } | undefined {
		for (const active of this.rules) {
			const { times, skip, fault, carriedOut } = active.rule;
			if ((times > 0 && active.hits >= times) || !active.matches(call)) continue;
			active.seen += 1;
			if (active.seen <= skip) continue;
			active.hits += 1;
			return { fault, carriedOut };
		}
		return undefined;
	}
}

/** A path, with a method before it where that matters. */
const PATH = /^(?:([A-Z]+) )?(\/.*|\*)$/;

function matcher(on: string): (call: Called) => boolean {
	const [, method, path] = PATH.exec(on) ?? [];
	if (path === undefined) return (call) => call.operation === on;
	const escaped = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*');
	const pattern = new RegExp(`^${escaped}$`);
	return (call) => (method ?? call.method) === call.method && pattern.test(call.path);
}
