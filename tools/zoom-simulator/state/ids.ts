import { randomBytes, randomInt } from 'node:crypto';

/** Shapes of session id, each of which needs other care in an address. */
export const idShapes = ['plain', 'plus', 'slash', 'leadingSlash', 'doubleSlash'] as const;
export type IdShape = (typeof idShapes)[number];

/**
 * A session id as Zoom makes them: sixteen bytes in base64, 24 characters ending in `==`.
 *
 * Where Zoom's ids hold a `/`, or begin with a `+`, by chance, these do only by a shape or an id that says
 * so: what is asked twice about such an id, in both forms that Zoom may read it in, is then the same each
 * time.
 */
export function newSessionId(shape?: IdShape): string {
	const id = randomBytes(16).toString('base64');
	const calm = id.replace(/[+/]/g, 'x');
	switch (shape) {
		case 'plain':
			return calm;
		case 'plus':
			return `${calm.slice(0, 9)}+${calm.slice(10)}`;
		case 'slash':
			return `${calm.slice(0, 8)}/${calm.slice(9)}`;
		case 'leadingSlash':
			return `/${calm.slice(1)}`;
		case 'doubleSlash':
			return `${calm.slice(0, 5)}//${calm.slice(7)}`;
		default:
			return id.replaceAll('/', 'x').replace(/^\+/, 'x');
	}
}

/** A session number of ten digits. */
export function newSessionNumber(): number {
	return randomInt(1_000_000_000, 9_999_999_999);
}

/** Text for Zoom's `x-zm-trackingid`, new for every reply and delivery. */
export function newTrackingId(): string {
	return `WEB_${randomBytes(16).toString('hex')}`;
}
