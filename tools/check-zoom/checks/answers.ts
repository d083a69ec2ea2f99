import type { z } from 'zod';

import { isJsonObject, type JsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';
import type { Settings } from '../../zoom-simulator';
import { different, matched, type Finding } from '../check';
import { errorShape } from '../shapes/common';
import { matchShape } from '../shapes/matchShape';
import type { Reply } from '../zoom/ZoomClient';

/** The object that was answered; an empty one where it is none. */
export function bodyOf({ body }: Reply): JsonObject {
	return isJsonObject(body) ? body : {};
}

/** Such as `HTTP 404, code 3301`. */
export function nameOf({ status, code }: Reply): string {
	return code === undefined ? `HTTP ${status}` : `HTTP ${status}, code ${code}`;
}

/** An answer that should have been another. */
export function unexpected(reply: Reply, expected: string): Finding {
	return different(`Expected ${expected}, got ${nameOf(reply)}.`, { zoomSays: reply.message });
}

/** Compares an answer with its documented shape. */
export function compareShape(reply: Reply, shape: z.ZodTypeAny, status = 200): Finding {
	if (reply.status !== status || !reply.isSuccess) return unexpected(reply, `HTTP ${status}`);
	const { problems, newFields } = matchShape(shape, reply.body);
	if (problems.length > 0) return different(`${problems.join('; ')}.`);
	if (newFields.length === 0) return matched('As documented.');
	const names = newFields.join(', ');
	return { ...matched('As documented, with new fields.'), zoomSays: names };
}

/** Compares an answer without a body. */
export function expectEmpty(reply: Reply, status: number): Finding {
	if (reply.status !== status || !reply.isSuccess) return unexpected(reply, `HTTP ${status}`);
	return reply.text === ''
		? matched(`HTTP ${status} without a body.`)
		: different(`HTTP ${status}, with a body, although none is documented.`);
}

/** Compares a refusal: its status, its code, and the form of its body. */
export function expectError(
	reply: Reply,
	expected: ReadonlyArray<readonly [status: number, code: number]>,
	settings?: Partial<Settings>,
): Finding {
	const wanted = expected.map(([status, code]) => `HTTP ${status}, code ${code}`).join(' or ');
	if (!expected.some(([status, code]) => reply.status === status && reply.code === code)) {
		return unexpected(reply, wanted);
	}
	const { problems } = matchShape(errorShape, reply.body);
	if (problems.length > 0) return different(`${nameOf(reply)}. ${problems.join('; ')}.`);
	return matched(`${nameOf(reply)}.`, settings, reply.message);
}
