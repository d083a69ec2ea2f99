import { exitOnSignals } from '../../../tools/n8n/server/processGroup';
import { startSharedN8n } from './sharedN8n';

export default async function globalSetup(): Promise<void> {
	exitOnSignals();
	await startSharedN8n();
}
