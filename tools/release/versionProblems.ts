/** What names the version of a release. */
export interface NamedVersions {
	/** Of package.json. */
	version: string;
	/** Text of CHANGELOG.md. */
	changelog: string;
	/** Tags of the commit. */
	tags: readonly string[];
	/** `git status --porcelain`. */
	status: string;
}

/** Says where package.json, CHANGELOG.md and the tag do not agree, and what to do. */
export function versionProblems({ version, changelog, tags, status }: NamedVersions): string[] {
	const problems: string[] = [];
	if (!/^\d+\.\d+\.\d+$/.test(version)) {
		problems.push(`package.json has version ${version}. Use one such as 1.2.3.`);
	}
	const sections = [...changelog.matchAll(/^## \[([^\]]+)\](.*)$/gm)];
	const section = sections.find(([, name]) => name === version);
	if (section === undefined) {
		problems.push(
			`CHANGELOG.md has no section for ${version}. Move the entries under "Unreleased" to "## [${version}] - date".`,
		);
	} else {
		const date = /^ - (\d{4}-\d{2}-\d{2})$/.exec(section[2] ?? '')?.[1];
		if (date === undefined || Number.isNaN(Date.parse(date))) {
			problems.push(`The section ${version} of CHANGELOG.md has no date, such as "- 2026-01-31".`);
		}
		if (contentOf(changelog, version) === '') {
			problems.push(`The section ${version} of CHANGELOG.md is empty.`);
		}
		if (contentOf(changelog, 'Unreleased') !== '') {
			problems.push(
				`CHANGELOG.md has entries under "Unreleased". Move them to the section ${version}, or leave them out of this release.`,
			);
		}
	}
	const wanted = `v${version}`;
	const others = tags.filter((tag) => /^v\d/.test(tag) && tag !== wanted);
	if (others.length > 0) {
		problems.push(
			`The commit has the tag ${others.join(', ')}, package.json says ${version}. Correct one of them.`,
		);
	}
	if (status.trim() !== '') {
		problems.push('Some changes are not committed. Commit or stash them.');
	}
	return problems;
}

/** The content of a section, up to the next one of its kind. */
function contentOf(changelog: string, name: string): string {
	const sections = changelog.split(/^(?=## \[)/m);
	const found = sections.find((each) => each.startsWith(`## [${name}]`)) ?? '';
	return found
		.replace(/^.*\n?/, '')
		.replace(/^#+ .*$/gm, '')
		.trim();
}
