import { commandLine } from '../../zoom-simulator/control/commandLine';
import type { Environment } from './environment';
import type { SessionRun } from './sessionRun';

/**
 * What to look at after the run, and what to try.
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

  ${n8n.url}/home/workflows
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
  See what the simulator has sent to n8n, and which calls n8n has made:
${command('deliveries')}
${command('requests')}
  See everything it can do, such as failing on purpose:
  npm run simulator -- --help

Your own workflows and all of n8n's data are kept for the next start in
  ${userFolder}
In each workflow, choose the credential "Zoom Video SDK (simulator)", publish it, and copy the trigger's
Production URL. Then give that address to the simulator, again after each start, with
${command('webhook add ADDRESS')}
While you build, you can do the same with the Test URL, after a click on "Execute step".
`;
}
