import { z } from 'zod';

import { zoomError, type Reply } from '../http/reply';
import { isoSeconds } from '../state/dates';

/** Zoom's rate labels, as its headers write them. */
export const labels = ['Light', 'Medium', 'Heavy', 'Resource-intensive'] as const;
export type Label = (typeof labels)[number];

const limitSchema = z
	.object({
		perSecond: z.number().nonnegative(),
		perMinute: z.number().nonnegative(),
		perDay: z.number().nonnegative(),
	})
	.partial()
	.strict();

/** Limits by label; a label that is not named has none. */
export const limitsSchema = z.record(z.enum(labels), limitSchema);
export type Limits = z.output<typeof limitsSchema>;

/** Zoom's published limits by plan; Video SDK plans count as pro or business. */
export const planLimits: Record<'free' | 'pro' | 'business', Limits> = {
	free: {
		Light: { perSecond: 4, perDay: 6000 },
		Medium: { perSecond: 2, perDay: 2000 },
		Heavy: { perSecond: 1, perDay: 1000 },
		'Resource-intensive': { perMinute: 10, perDay: 30_000 },
	},
	pro: {
		Light: { perSecond: 30 },
		Medium: { perSecond: 20 },
		Heavy: { perSecond: 10, perDay: 30_000 },
		'Resource-intensive': { perMinute: 10, perDay: 30_000 },
	},
	business: {
		Light: { perSecond: 80 },
		Medium: { perSecond: 60 },
		Heavy: { perSecond: 40, perDay: 60_000 },
		'Resource-intensive': { perMinute: 20, perDay: 60_000 },
	},
};

const spans = [
	{ name: 'perSecond', ms: 1000, type: 'QPS' },
	{ name: 'perMinute', ms: 60_000, type: 'QPS' },
	{ name: 'perDay', ms: 86_400_000, type: 'Daily-limit' },
] as const;

/** Counts calls by label in fixed windows of a second, a minute and a UTC day. */
export class RateCounter {
	private readonly counts = new Map<string, { window: number; used: number }>();

	/** Counts one call. The 429 that Zoom would send, or undefined when it may pass. */
	take(label: Label, limits: Limits, withHeaders: boolean, now: number): Reply | undefined {
		for (const { name, ms, type } of spans) {
			const limit = limits[label]?.[name];
			if (limit === undefined) continue;
			const window = Math.floor(now / ms);
			const key = `${label} ${name}`;
			const count = this.counts.get(key);
			const used = count?.window === window ? count.used : 0;
			const resetAt = (window + 1) * ms;
			if (used >= limit) return tooMany({ label, type, limit, resetAt, withHeaders });
			this.counts.set(key, { window, used: used + 1 });
		}
		return undefined;
	}

	clear(): void {
		this.counts.clear();
	}
}

/** A 429 with Zoom's words. `resetAt` is in milliseconds since the epoch. */
export function tooMany(about: {
	label: Label;
	type: 'QPS' | 'Daily-limit';
	limit: number;
	resetAt: number;
	withHeaders: boolean;
}): Reply {
	const daily = about.type === 'Daily-limit';
	const reply = zoomError(
		429,
		429,
		daily
			? 'You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.'
			: 'You have reached the maximum per-second rate limit for this API. Try again later.',
	);
	if (!about.withHeaders) return reply;
	const when = daily
		? { 'retry-after': isoSeconds(about.resetAt) }
		: { 'x-ratelimit-reset': String(Math.ceil(about.resetAt / 1000)) };
	return {
		...reply,
		headers: {
			...reply.headers,
			'x-ratelimit-category': about.label,
			'x-ratelimit-type': about.type,
			'x-ratelimit-limit': String(about.limit),
			'x-ratelimit-remaining': '0',
			...when,
		},
	};
}
