import { refuseApiToken } from './apiToken';
import type { FaultTable } from './faults/faultTable';
import { contentRoutes, downloadRoutes } from './files/downloadRoutes';
import { html, zoomError, type Reply } from './http/reply';
import type { RequestLog } from './http/requestLog';
import type { Call, Route } from './http/router';
import type { Origin } from './http/server';
import type { Lifecycle } from './lifecycle';
import { accountRecordingRoutes } from './rest/accountRecordings';
import type { Label, RateCounter } from './rest/rateLimits';
import { recordingRoutes } from './rest/recordings';
import { sessionEventRoutes } from './rest/sessionControl';
import { sessionRoutes } from './rest/sessions';
import { sessionUserRoutes } from './rest/sessionUsers';
import { webhookLogRoutes } from './rest/webhookLogs';
import type { Service } from './service';
import type { WebhookSender } from './webhooks/sender';

/** REST routes have a rate label and need a token; the others have none. */
type ApiRoute = Route & { label?: Label };

interface Parts {
	service: Service;
	lifecycle: Lifecycle;
	webhooks: WebhookSender;
	faults: FaultTable;
	rates: RateCounter;
	log: RequestLog;
	control: readonly Route[];
}

/** The API's origin: REST, the download addresses, and the control calls. */
export function apiOrigin(parts: Parts): Origin<ApiRoute> {
	const { service, lifecycle, webhooks, faults, log, control } = parts;
	return {
		name: 'api',
		routes: [
			...accountRecordingRoutes(service),
			...webhookLogRoutes(service, webhooks),
			...sessionRoutes(service, lifecycle),
			...sessionEventRoutes(service, lifecycle),
			...sessionUserRoutes(service),
			...recordingRoutes(service, lifecycle),
			...downloadRoutes(service),
			...control,
		],
		settings: service.settings,
		faults,
		log,
		notFound: () => zoomError(404, 2300, 'This API endpoint is not recognized.'),
		guard: async (call, route) => await guard(parts, call, route.label),
		exempt: (route) => control.includes(route),
		otherOrigin: () => service.origins.files.replace('127.0.0.1', 'localhost'),
	};
}

/** The origin that the bytes come from. */
export function fileOrigin({ service, faults, log }: Parts): Origin<Route> {
	return {
		name: 'files',
		routes: contentRoutes(service),
		settings: service.settings,
		faults,
		log,
		notFound: () => html(404, 'Not Found'),
		guard: async () => undefined,
		exempt: () => false,
		otherOrigin: () => service.origins.api.replace('127.0.0.1', 'localhost'),
	};
}

/** The names of the calls that a fault can be on. */
export function operationsOf<R extends Route>({ routes, exempt }: Origin<R>): string[] {
	return routes.filter((route) => !exempt(route)).map(({ operation }) => operation);
}

async function guard(
	{ service, rates }: Parts,
	call: Call,
	label: Label | undefined,
): Promise<Reply | undefined> {
	if (label === undefined) return undefined;
	const { keys, settings } = service;
	const now = settings.clock();
	const authorization = call.headers['authorization']?.toString();
	const about = { keys, settings: settings.now, now };
	const refused = await refuseApiToken(authorization, call.query, about);
	const { rateLimits, rateLimitHeaders } = settings.now;
	return refused ?? rates.take(label, rateLimits, rateLimitHeaders, now);
}
