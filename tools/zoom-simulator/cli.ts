#!/usr/bin/env node
import { parseArgs } from 'node:util';

import { DEFAULT_AT } from './control/commandLine';
import { runCommand } from './control/commands';
import { startAlone } from './control/startAlone';

const usage = `A local simulator of Zoom's Video SDK cloud recording.

  (nothing)                             start the simulator and keep it running
      --port 4100 --files-port 4101       its ports on 127.0.0.1
      --webhook URL                       send events there (may be repeated)
      --set name=value                    change a setting (may be repeated)

While it is running (--at ${DEFAULT_AT}):

  demo --name X --seconds 10            start a session, record it, end it
  session start --name X                [--no-host] [--id ID] [--id-shape slash|leadingSlash|doubleSlash|plus|plain]
  session join | leave --person NAME    [--host]: a recording starts only while a host is in it
  session end | show | list             [--session ID or name; default: the latest live session]
  record --seconds 10                   start, wait, stop
  record start | pause | resume | stop
  trash | delete | recover              --session ID or name
  webhook add URL                       [--event NAME …] [--secret TOKEN]; also sends the challenge
  webhook validate URL | list | remove NUMBER
  settings | settings set name=value … | settings reset | settings help
  fault add --on WHERE --fault JSON     [--times N] [--skip N], such as
                                          --on recordings.get --fault '{"kind":"htmlPage"}'
  fault list | clear
  deliveries | requests                 one line each, newest last; --json shows everything
  info | reset
`;

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			help: { type: 'boolean', short: 'h' },
			at: { type: 'string', default: DEFAULT_AT },
			port: { type: 'string', default: '4100' },
			'files-port': { type: 'string', default: '4101' },
			set: { type: 'string', multiple: true, default: [] },
			webhook: { type: 'string', multiple: true, default: [] },
			name: { type: 'string' },
			session: { type: 'string' },
			id: { type: 'string' },
			'id-shape': { type: 'string' },
			seconds: { type: 'string', default: '10' },
			person: { type: 'string' },
			host: { type: 'boolean' },
			'no-host': { type: 'boolean' },
			event: { type: 'string', multiple: true },
			secret: { type: 'string' },
			on: { type: 'string' },
			fault: { type: 'string' },
			times: { type: 'string' },
			skip: { type: 'string' },
			json: { type: 'boolean' },
		},
	});
	if (values.help) console.log(usage);
	else if (positionals.length === 0 || positionals[0] === 'start') await startAlone(values);
	else console.log(await runCommand(positionals, values));
}

// Whatever reads the output, such as `| head`, may have read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
});

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
