import { commandLine } from '../../zoom-simulator/control/commandLine';
import type { Environment } from './environment';
import type { SessionRun } from './sessionRun';

/**
 * What there is to see after the run, and what to try.
 * @param userFolder where n8n keeps its data
 */
export function afterRunSteps(
	{ n8n, owner, simulator, workflows }: Environment,
	run: SessionRun,
	userFolder: string,
): string {
	const { record, announce } = workflows;
	const command = (words: string) => `  ${commandLine(words, simulator.origins.api)}`;
	return `
Where to look

  ${n8n.url}
  Sign in as ${owner.email}, password ${owner.password}

  "${record.name}", this run:
  ${n8n.url}/workflow/${record.id}/executions/${run.record.id}
  "${announce.name}", this run:
  ${n8n.url}/workflow/${announce.id}/executions/${run.announce.id}

What to try, in another terminal

  Another whole session, as above:
${command('demo')}
  A session that starts (a workflow records it), and ends a while later:
${command('session start --name "Second consultation"')}
${command('session end')}
  What the local Zoom has sent to n8n, and what n8n has asked of it:
${command('deliveries')}
${command('requests')}
  All it can do, such as failing on purpose:
  npm run simulator -- --help

Workflows of your own are kept, with all of n8n's data, for the next start, in
  ${userFolder}
In each, choose the credential "Zoom Video SDK (simulator)", publish the workflow, copy the trigger's
Production URL, and tell the local Zoom of it, again after each start, with
${command('webhook add ADDRESS')}
`;
}
