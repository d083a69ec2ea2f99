// Runs n8n's scanner on a folder: scan.ts <folder> <source|tarball>. Writes its result as JSON.

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

async function scan(folder = '.', half = 'source'): Promise<void> {
	const scanner: Scanner = await import(SCANNER);
	const patterns = half === 'source' ? scanner.SOURCE_FILE_PATTERNS : TARBALL_FILE_PATTERNS;
	console.log(JSON.stringify(await scanner.analyzePackage(folder, patterns)));
}

void scan(...process.argv.slice(2));
