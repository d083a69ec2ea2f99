import { polling } from '../../../bench/measures/poll';
import { installN8n } from '../../../tools/n8n/install/install';
import { packPackage } from '../../../tools/n8n/install/packageTarball';
import { temporaryFolder } from '../../../tools/n8n/server/temporaryFolder';

const say = () => undefined;

describe('the benchmark', () => {
	// Its context for a poll is its own: what the trigger asks n8n for besides would be missing there only.
	it('polls the built package twice, and finds nothing new the second time', async () => {
		const { path: folder } = await temporaryFolder();
		const install = await installN8n({ say });
		const tarball = await packPackage(folder);

		const findings = await polling.run({
			...{ install, tarball, folder, say },
			...{ rounds: 1, isQuick: true },
		});

		const [round = {}] = findings['poll-100000'] ?? [];
		expect(Object.keys(round)).toEqual(['files1000', 'files10000', 'files100000']);
		for (const { state = 0 } of Object.values(round)) expect(state).toBeGreaterThan(0);
	});
});
