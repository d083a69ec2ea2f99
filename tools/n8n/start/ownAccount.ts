import type { Owner } from '../client/n8nAnswers';
import { N8nClient } from '../client/n8nClient';
import { signInAsOwner } from '../client/owner';
import type { N8nInstall } from '../install/install';
import type { Say } from '../progress';
import { N8nProcess } from '../server/launch';
import { readExamples } from './examples';

export interface OwnAccountOptions {
	install: N8nInstall;
	tarball: string;
	userFolder: string;
	port?: number;
	/** Address under which Zoom reaches this n8n. */
	publicUrl?: string;
	/** More settings of n8n. */
	environment?: Readonly<Record<string, string>>;
	say: Say;
}

/**
 * Starts n8n with the package and the example workflows for somebody who has a Zoom account:
 * they fill in the credential, and what is already there stays as it is.
 */
export async function startForOwnAccount(
	options: OwnAccountOptions,
): Promise<{ n8n: N8nProcess; owner: Owner }> {
	const { publicUrl, say } = options;
	const environment = {
		...options.environment,
		...(publicUrl === undefined ? {} : { WEBHOOK_URL: publicUrl }),
	};
	const n8n = await N8nProcess.launch({ ...options, environment });
	say(`✓ n8n ${options.install.n8nVersion} with this package: ${n8n.url}`);
	const client = new N8nClient(n8n.url);
	try {
		const owner = await signInAsOwner(client, options.userFolder);
		for (const example of Object.values(await readExamples())) {
			const known = await client.workflowNamed(example.name);
			if (known === undefined) await client.saveWorkflow(example);
			say(`✓ Workflow "${example.name}" is ${known === undefined ? 'imported' : 'already there'}`);
		}
		return { n8n, owner };
	} catch (error) {
		await n8n.stop();
		throw error;
	} finally {
		await client.close();
	}
}

/** What somebody with a Zoom account does next. */
export function ownAccountSteps(
	url: string,
	owner: Owner,
	userFolder: string,
	publicUrl: string | undefined,
): string {
	const reached =
		publicUrl === undefined
			? `Zoom must be able to reach this n8n: put a tunnel with an https address in front of
   ${url} and start again with -- --no-simulator --public-url https://…`
			: `The triggers show addresses that begin with ${publicUrl}`;
	return `
What to do next

1. Open ${url} and sign in as ${owner.email}, password ${owner.password}
2. Credentials → Create → "Zoom Video SDK API": paste the keys of your account. Each field says
   where to find its value at Zoom. Save: n8n tests the credential.
3. Open the example workflows and choose that credential in their Zoom nodes.
4. ${reached}
5. Copy the Production URL from a trigger's panel to Zoom (the panel says where), and Zoom's Secret
   Token to the credential. Save it, publish the workflow, and click Validate at Zoom.

Your workflows and all of n8n's data are kept for the next start in
  ${userFolder}
`;
}
