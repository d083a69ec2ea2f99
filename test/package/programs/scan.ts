// Runs n8n's scanner on folders: scan.ts {<folder> <source|tarball>}. Writes the results by half as JSON.

interface Result {
	passed: boolean;
	message?: string;
	details?: string;
}
interface Scanner {
	SOURCE_FILE_PATTERNS: string[];
	analyzePackage(folder: string, filePatterns: string[]): Promise<Result>;
}

// The scanner has no types of its own; a name that is not a literal keeps the compiler from looking.
const SCANNER: string = '@n8n/scan-community-package/scanner/scanner.mjs';
/** What the scanner's own command looks at in a published tarball. */
const TARBALL_FILE_PATTERNS = ['**/*.js', 'package.json'];

async function scan(args: readonly string[]): Promise<void> {
	const scanner: Scanner = await import(SCANNER);
	const results: Record<string, Result> = {};
	for (let at = 0; at < args.length; at += 2) {
		const [folder = '.', half = 'source'] = args.slice(at);
		const patterns = half === 'source' ? scanner.SOURCE_FILE_PATTERNS : TARBALL_FILE_PATTERNS;
		results[half] = await scanner.analyzePackage(folder, patterns);
	}
	console.log(JSON.stringify(results));
}

void scan(process.argv.slice(2));
