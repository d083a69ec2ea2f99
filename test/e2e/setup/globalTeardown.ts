import { stopSharedN8n } from './sharedN8n';

export default async function globalTeardown(): Promise<void> {
	await stopSharedN8n();
}
