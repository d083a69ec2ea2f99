import { parseArgs } from 'node:util';

import { HostProblem } from '../tools/n8n/hostProblem';

export interface BenchOptions {
	help: boolean;
	/** Names of the measures to run. */
	only: string[];
	rounds: number;
	isQuick: boolean;
	/** Whether the results and the document are written. */
	write: boolean;
	/** Run nothing; write the document from the existing results. */
	render: boolean;
}

const ROUNDS = 3;

export function helpText(names: readonly string[]): string {
	return `npm run bench [-- options]

Compares the package with what a user would build from n8n's own nodes, in a real n8n, and writes
docs/benchmarks.md with its chart, and the tables of docs/scaling.md. It takes about half an hour,
during which nothing else should run on the machine, and needs 20 GB on the disk of the temporary
folder. The measure queue needs PostgreSQL and Redis, and is skipped where they are missing.

  --only a,b     run only these measures; the others keep their last results:
                 ${names.join(', ')}
  --rounds N     number of rounds; each contender runs once per round (default ${ROUNDS})
  --quick        small files and one second of load, to see whether it works; writes nothing
  --write        write the results and the document, as a full run does; --no-write prevents it
  --render       run nothing; write the document again from bench/results.json
  --help         show this text
`;
}

/**
 * Reads the command line.
 * @param names of all measures
 * @throws HostProblem for what does not exist
 */
export function readBenchOptions(args: string[], names: readonly string[]): BenchOptions {
	const values = parse(args);
	const only = values.only?.split(',') ?? [...names];
	const unknown = only.find((name) => !names.includes(name));
	if (unknown !== undefined) {
		throw new HostProblem(
			`There is no measure "${unknown}". The measures are ${names.join(', ')}.`,
		);
	}
	const rounds = Number(values.rounds ?? ROUNDS);
	if (!Number.isInteger(rounds) || rounds < 1) {
		throw new HostProblem(`--rounds must be a whole number of at least 1, not "${values.rounds}".`);
	}
	const isQuick = values.quick ?? false;
	return {
		help: values.help ?? false,
		only,
		rounds,
		isQuick,
		write: values['no-write'] !== true && (values.write ?? (!isQuick && rounds >= ROUNDS)),
		render: values.render ?? false,
	};
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				help: { type: 'boolean', short: 'h' },
				only: { type: 'string' },
				rounds: { type: 'string' },
				quick: { type: 'boolean' },
				write: { type: 'boolean' },
				'no-write': { type: 'boolean' },
				render: { type: 'boolean' },
			},
		}).values;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new HostProblem(`${reason}\nSee npm run bench -- --help`);
	}
}
