import type { Route } from '../http/router';
import type { Label } from './rateLimits';

/** A REST operation: which rate label it counts under, besides where it is. */
export interface RestRoute extends Route {
	label: Label;
}
