import { z } from 'zod';

/** Who sets an n8n up and signs in to it. */
export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

/** `GET /rest/settings` */
export const settingsAnswer = z.object({
	userManagement: z.object({ showSetupOnFirstLoad: z.boolean().optional() }).passthrough(),
});
/** A stored credential, without its secrets. */
export const credentialAnswer = z.object({ id: z.string(), name: z.string(), type: z.string() });
export const namedAnswers = z.array(z.object({ id: z.string(), name: z.string() }));
/** `GET /rest/workflows/:id/publication-status` */
export const publicationAnswer = z.object({
	status: z.enum(['in_progress', 'not_published', 'published', 'partial', 'failed']),
	triggers: z.array(z.object({ errorMessage: z.string().nullable() })),
});
/** `POST /rest/credentials/test` */
export const testAnswer = z.object({ status: z.enum(['OK', 'Error']), message: z.string() });

/** `POST /rest/dynamic-node-parameters/resource-locator-results` */
export const choicesAnswer = z.object({
	results: z.array(z.object({ name: z.string(), value: z.string() })),
});

export type Credential = z.infer<typeof credentialAnswer>;
