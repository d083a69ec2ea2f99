import { findPlaceholders, placeholders } from '../placeholders';
import { provenanceProblems } from '../provenanceProblems';
import { versionProblems } from '../versionProblems';

describe('placeholders', () => {
	it('are told with what to put there, and each place', () => {
		const [repository] = placeholders;
		const address = `https://github.com/${repository?.text}`;
		expect(
			findPlaceholders([
				{ path: 'package.json', text: `{\n\t"url": "${address}"\n}` },
				{ path: 'SECURITY.md', text: address },
				{ path: 'README.md', text: 'n8n-nodes-zoom-video-sdk is the name of the package.' },
			]),
		).toEqual([
			`"${repository?.text}" stands for owner and name of the repository on GitHub: package.json:2, SECURITY.md:1`,
		]);
	});
});

const changelog = (sections: string) => `# Changelog\n\n${sections}`;
const released = changelog(
	'## [Unreleased]\n\n## [1.2.3] - 2026-01-31\n\n### Added\n\n- A node.\n',
);

describe('version, changelog and tag', () => {
	const good = { version: '1.2.3', changelog: released, tags: ['v1.2.3'], status: '' };

	it.each([
		['with the tag', good],
		['before the tag is made', { ...good, tags: [] }],
		['beside a tag of another kind', { ...good, tags: ['v1.2.3', 'stable'] }],
		[
			'without a section for what is unreleased',
			{ ...good, changelog: released.replace('## [Unreleased]\n', '') },
		],
	])('agree %s', (_, given) => {
		expect(versionProblems(given)).toEqual([]);
	});

	it.each([
		[
			'a version that is not final',
			{ version: '1.2.3-beta' },
			['version 1.2.3-beta', 'no section', 'tag v1.2.3'],
		],
		[
			'a changelog of another version',
			{ changelog: released.replace('1.2.3', '1.2.2') },
			['no section for 1.2.3'],
		],
		[
			'a version that only begins alike',
			{ changelog: released.replace('[1.2.3]', '[1.2.30]') },
			['no section for 1.2.3'],
		],
		['a section without a date', { changelog: released.replace(' - 2026-01-31', '') }, ['no date']],
		['a date that there is not', { changelog: released.replace('01-31', '13-31') }, ['no date']],
		['a section of headings only', { changelog: released.replace('- A node.', '') }, ['is empty']],
		[
			'entries that were not moved',
			{ changelog: released.replace('[Unreleased]\n', '[Unreleased]\n\n- Another node.\n') },
			['under "Unreleased"'],
		],
		['another tag', { tags: ['v1.2.2'] }, ['tag v1.2.2, package.json says 1.2.3']],
		['changes that are not committed', { status: ' M README.md\n' }, ['not committed']],
	])('do not agree: %s', (_, change, expected) => {
		const problems = versionProblems({ ...good, ...change });
		expect(problems).toEqual(expected.map((part) => expect.stringContaining(part)));
	});
});

describe('provenance', () => {
	const publishWorkflow = `
jobs:
  build:
    steps:
      - run: npm ci
  publish:
    permissions:
      id-token: write
    steps:
      - run: npm publish ./a.tgz --provenance --access public
`;
	const good = {
		publishWorkflow,
		repositoryUrl: 'git+https://github.com/owner/name.git',
		origin: 'git@github.com:Owner/name.git',
	};

	it.each([
		['by SSH', good.origin],
		['by HTTPS', 'https://github.com/owner/name'],
	])('works where repository and origin are one, %s', (_, origin) => {
		expect(provenanceProblems({ ...good, origin })).toEqual([]);
	});

	it.each([
		[
			'without the option',
			{ publishWorkflow: publishWorkflow.replace(' --provenance', '') },
			'with --provenance',
		],
		[
			'without the permission',
			{ publishWorkflow: publishWorkflow.replace('write', 'none') },
			'id-token: write',
		],
		[
			'for a fork',
			{ origin: 'https://github.com/somebody/name.git' },
			'is owner/name, but origin is somebody/name',
		],
		['without a remote', { origin: '' }, 'no remote "origin"'],
		[
			'for another host',
			{ repositoryUrl: 'https://git.example/owner/name.git' },
			'not a GitHub address',
		],
	])('does not work %s', (_, change, expected) => {
		expect(provenanceProblems({ ...good, ...change })).toEqual([expect.stringContaining(expected)]);
	});
});
