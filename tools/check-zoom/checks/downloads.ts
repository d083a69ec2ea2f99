import { problemOfFirstBytes } from '../../../nodes/ZoomVideoSdk/files/download/fileFormat';
import type { JsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';
import { CannotAsk } from '../CannotAsk';
import { different, matched, notAsked, type Check, type Subject } from '../check';
import type { CheckRun } from '../CheckRun';
import { FILE_TYPES } from '../shapes/recordings';
import { download, type Download } from '../zoom/download';
import type { SampleFile } from '../zoom/Samples';
import { fieldsOfTexts } from './textFiles';

/** What Zoom calls a file, as long as it is documented. */
function typeOf({ file_type: type }: JsonObject): string {
	return FILE_TYPES.find((each) => each === type) ?? 'Another type';
}

const NO_FILE = 'No recorded file of up to 20 MB has a download address.';

/** @throws CannotAsk when there is no file of a convenient size */
async function sampleFile({ samples }: CheckRun): Promise<SampleFile> {
	const [smallest] = await samples.files();
	if (smallest === undefined) {
		throw new CannotAsk(NO_FILE);
	}
	return smallest;
}

const whole: Check = {
	name: 'Whole files',
	question: 'Do files have the size and the type that the list says?',
	async run(run) {
		const files = await run.samples.files();
		const ofEachType = files.filter(
			({ fields }, at) =>
				files.findIndex((other) => other.fields.file_type === fields.file_type) === at,
		);
		if (ofEachType.length === 0) return notAsked(NO_FILE);
		const problems: string[] = [];
		for (const { fields, address, size } of ofEachType) {
			const { status, bytes } = await download(run, address);
			const type = typeOf(fields);
			if (status !== 200) problems.push(`${type}: HTTP ${status}`);
			else if (bytes.length !== size) {
				problems.push(`${type}: file_size is ${size}, but ${bytes.length} bytes arrived`);
			} else {
				const problem = problemOfFirstBytes(fields, bytes.subarray(0, 512));
				if (problem !== undefined) problems.push(`${type}: ${problem}`);
			}
		}
		return problems.length === 0
			? matched(`${ofEachType.length} files, one of each type, are.`)
			: different(`${problems.join('; ')}.`);
	},
};

const headers: Check = {
	name: 'Headers of a download',
	question: 'Which headers does a file have, and how many redirects lead to it?',
	async run(run) {
		const { fields, address } = await sampleFile(run);
		const answer = await download(run, address);
		if (answer.status !== 200) return different(`HTTP ${answer.status}.`);
		const type = String(answer.headers['content-type'] ?? '').split(';')[0] ?? '';
		const isOctets = type === 'application/octet-stream' || type === 'binary/octet-stream';
		const settings = {
			downloadRedirects: answer.redirects,
			fileContentType: isOctets ? ('octetStream' as const) : ('typed' as const),
			fileContentLength: answer.headers['content-length'] !== undefined,
			fileEtag: answer.headers.etag !== undefined,
			fileLastModified: answer.headers['last-modified'] !== undefined,
		};
		return matched(
			`Read from a file of type ${typeOf(fields)}.`,
			settings,
			type || 'no Content-Type',
		);
	},
};

const ranges: Check = {
	name: 'Parts of a file',
	question: 'Can a broken download resume where it stopped?',
	async run(run) {
		const { address, size } = await sampleFile(run);
		const first = Math.floor(size / 2);
		const range = `bytes=${first}-`;
		const part = await download(run, address, { headers: { range } });
		if (part.status === 200) return matched('Range is ignored.', { fileRanges: false });
		if (part.status !== 206) return different(`HTTP ${part.status} for a Range.`);
		const { bytes } = await download(run, address);
		if (!bytes.subarray(first).equals(part.bytes)) {
			return different('The bytes of the part differ from those of the whole file.');
		}
		const stale = { range, 'if-range': '"of-another-file"' };
		const changed = await download(run, address, { headers: stale });
		return changed.status === 200
			? matched('Range and If-Range both work.', {
					fileRanges: true,
					fileIfRange: 'honoured',
				})
			: matched('Range works; If-Range does not.', {
					fileRanges: true,
					fileIfRange: 'ignored',
				});
	},
};

const compression: Check = {
	name: 'Compressed files',
	question: 'Are files compressed although the request asks for uncompressed ones?',
	async run(run) {
		const { address, size } = await sampleFile(run);
		const isEncoded = ({ headers: { 'content-encoding': encoding } }: Download) =>
			encoding !== undefined && encoding !== 'identity';
		const file = await download(run, address);
		if (!isEncoded(file)) return matched('They do not.', { fileEncoding: 'identity' });
		const part = await download(run, address, { headers: { range: `bytes=0-${size - 1}` } });
		if (isEncoded(part)) return matched('They are, and so are parts.', { fileEncoding: 'gzip' });
		const total = String(part.headers['content-range'] ?? '').split('/')[1];
		return total === String(size)
			? matched('They are; parts are not.', { fileEncoding: 'gzipWhole' })
			: matched(
					'They are, and parts are cut from the compressed file, which the answer does not say.',
					{
						fileEncoding: 'gzipBareRanges',
					},
				);
	},
};

const unauthorized: Check = {
	name: 'Download without a token',
	question: 'How does Zoom refuse a download without a token?',
	async run(run) {
		const { address } = await sampleFile(run);
		const { status, headers: answered } = await download(run, address, { token: null });
		const isPage = /html/i.test(String(answered['content-type'] ?? ''));
		if (status === 401) return matched('HTTP 401.', { downloadUnauthorized: '401' });
		return status === 200 && isPage
			? matched('HTTP 200 with a web page.', { downloadUnauthorized: 'html' })
			: different(`HTTP ${status}${isPage ? ' with a web page' : ''}.`);
	},
};

const inQuery: Check = {
	name: 'Download with the token in the address',
	question: 'Do download addresses accept ?access_token=?',
	async run(run) {
		const { address, size } = await sampleFile(run);
		const target = new URL(address);
		target.searchParams.set('access_token', await run.zoom.sign());
		const { status, bytes } = await download(run, target.href, { token: null });
		const isFile = status === 200 && bytes.length === size;
		return matched(isFile ? 'It is.' : `It is not (HTTP ${status}).`, {
			downloadTokenInQuery: isFile,
		});
	},
};

const elsewhere: Check = {
	name: 'Token at the host of the files',
	question: 'Does a token cause an error at the host to which a download is redirected?',
	async run(run) {
		const { address, size } = await sampleFile(run);
		const { redirects, address: target } = await download(run, address);
		if (redirects === 0 || target.origin === new URL(address).origin) {
			return notAsked('The file is on the host of its own address: there is no redirect.');
		}
		const { status, bytes } = await download(run, address, { keepToken: true });
		const isFile = status === 200 && bytes.length === size;
		return isFile
			? matched('It is ignored.', { bearerAtFileOrigin: 'ignore' })
			: matched(`The file is refused (HTTP ${status}).`, { bearerAtFileOrigin: 'refuse' });
	},
};

export const downloads: Subject = {
	name: 'downloads',
	title: 'Downloads',
	checks: [whole, headers, ranges, compression, unauthorized, inQuery, elsewhere, fieldsOfTexts],
};
