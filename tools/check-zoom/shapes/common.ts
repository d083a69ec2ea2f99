import { z } from 'zod';

export const text = z.string();
export const count = z.number().int().nonnegative();

/** An instant as Zoom writes it, ISO 8601 in UTC or with an offset. */
export const moment = z.string().datetime({ offset: true });

/** An instant that may be left empty. */
export const openMoment = z.union([moment, z.literal('')]);

/** A day in UTC. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** An id: base64-like text of a session, a UUID of a file. Never a number. */
export const id = z.string().min(1);

/** Zoom's answer to what it refuses. */
export const errorShape = z
	.object({
		code: z.number().int(),
		message: text,
		errors: z.array(z.object({ field: text, message: text }).strict()).optional(),
	})
	.strict();
