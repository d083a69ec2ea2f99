import { parseArgs } from 'node:util';

import { HostProblem } from '../n8n/hostProblem';
import { VARIABLES } from './environment';

export interface CheckOptions {
	help: boolean;
	/** Change nothing and ask nothing. */
	readOnly: boolean;
	/** Names of the subjects to check. */
	only: string[];
	/** Where the report is written. */
	report: string;
	/** Where events are received, on this machine. */
	webhookPort: number;
}

const REPORT = 'zoom-report.md';
const WEBHOOK_PORT = 4200;

/** @param subjects names of all subjects, as `--only` takes them */
export function helpText(subjects: readonly string[]): string {
	const variables = Object.entries(VARIABLES).map(([name, what]) => `  ${name}\n      ${what}`);
	return `npm run check:zoom [-- options]

Compares the real Zoom, with your own Video SDK account, with what this package expects, and asks what no
documentation says. You can attach the report to an issue: it has no keys, names or addresses. Before
anything changes your account, you are asked. docs/check-zoom.md explains it step by step.

  --read-only        change nothing and ask nothing; always so without a terminal
  --only a,b         check only these subjects:
                     ${subjects.join(', ')}
  --report FILE      where to write the report (default ${REPORT})
  --webhook-port N   port on 127.0.0.1 that your https address leads to (default ${WEBHOOK_PORT})
  --help             show this text

The keys come from environment variables. They are held in memory while the check runs.

${variables.join('\n')}

Exit code 0: all answers matched. 1: something differs, see the report. 2: the check could not run.
`;
}

/**
 * Reads the command line.
 * @throws HostProblem for what does not exist
 */
export function readOptions(args: string[], subjects: readonly string[]): CheckOptions {
	const values = parse(args);
	const only = values.only?.split(',') ?? [...subjects];
	const unknown = only.find((name) => !subjects.includes(name));
	if (unknown !== undefined) {
		throw new HostProblem(
			`There is no subject "${unknown}". The subjects are ${subjects.join(', ')}.`,
		);
	}
	const port = Number(values['webhook-port'] ?? WEBHOOK_PORT);
	if (!Number.isInteger(port) || port < 1 || port > 65_535) {
		throw new HostProblem(`--webhook-port must be a port number, not "${values['webhook-port']}".`);
	}
	return {
		help: values.help ?? false,
		readOnly: values['read-only'] ?? false,
		only,
		report: values.report ?? REPORT,
		webhookPort: port,
	};
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				help: { type: 'boolean', short: 'h' },
				'read-only': { type: 'boolean' },
				only: { type: 'string' },
				report: { type: 'string' },
				'webhook-port': { type: 'string' },
			},
		}).values;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new HostProblem(`${reason}\nSee npm run check:zoom -- --help`);
	}
}
