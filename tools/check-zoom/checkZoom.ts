import { version } from '../../package.json';
import { SUBJECTS } from './checks';
import { CheckRun, USUAL_WAITS, type Waits } from './CheckRun';
import type { Environment } from './environment';
import { Redactor } from './report/Redactor';
import { writeReport } from './report/writeReport';
import { runChecks, type SubjectResult } from './runChecks';
import type { Terminal } from './terminal';
import { Receiver } from './webhooks/Receiver';
import { ZoomClient } from './zoom/ZoomClient';

export interface CheckZoomOptions {
	environment: Environment;
	terminal: Terminal;
	readOnly: boolean;
	webhookPort: number;
	/** Names of the subjects to check; all by default. */
	only?: readonly string[];
	waits?: Partial<Waits>;
	stopped?: AbortSignal;
}

/** Checks a Zoom account, or a simulator that plays one, and writes the report. */
export async function checkZoom({
	environment,
	terminal,
	readOnly,
	webhookPort,
	only = SUBJECTS.map(({ name }) => name),
	waits = {},
	stopped,
}: CheckZoomOptions): Promise<{ results: SubjectResult[]; report: string }> {
	const redactor = new Redactor();
	for (const secret of environment.secrets) redactor.hide(secret, 'secret');
	const { webhook, access } = environment;
	for (const host of [access.baseUrl.hostname, ...access.extraHosts]) redactor.hide(host, 'host');
	if (webhook !== undefined) {
		const { href, host, hostname } = webhook.url;
		for (const address of [href, host, hostname]) redactor.hide(address, 'address');
	}
	const zoom = new ZoomClient(access, redactor, readOnly);
	const receiver =
		webhook === undefined ? undefined : await Receiver.listen(webhook, webhookPort, redactor);
	try {
		const run = new CheckRun({
			...{ zoom, environment, terminal, receiver, readOnly, stopped },
			waits: { ...USUAL_WAITS, ...waits },
		});
		const subjects = SUBJECTS.filter(({ name }) => only.includes(name));
		const results = await runChecks(run, subjects);
		const facts = { packageVersion: version, host: access.baseUrl.host, readOnly, at: new Date() };
		const report = writeReport({ facts, results, replies: zoom.replies, redactor });
		return { results, report };
	} finally {
		await receiver?.close();
		await zoom.close();
	}
}
