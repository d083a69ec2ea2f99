import { headerOf, receive, type Exchange } from './exchange';

const BLANK = Buffer.from('\r\n\r\n');

/** A file that came in a form, with the fields that stood before it. */
export interface FormFile {
	fields: Readonly<Record<string, string>>;
	fileName: string;
	contentType: string;
}

interface PartHead {
	name: string;
	fileName: string | undefined;
	contentType: string;
}

function readHead(text: string): PartHead {
	const [, name = ''] = /\bname="([^"]*)"/.exec(text) ?? [];
	const [, fileName] = /\bfilename="([^"]*)"/.exec(text) ?? [];
	const [, contentType = ''] = /^content-type:\s*(.+?)\s*$/im.exec(text) ?? [];
	return { name, fileName, contentType };
}

/**
 * Reads a form whose last part is the file, of any size: of the file, `take` gets the bytes.
 *
 * @param isFile which part is the file, by its name
 * @returns `undefined` when it is not such a form
 */
export async function readForm(
	exchange: Exchange,
	isFile: (name: string) => boolean,
	take: (bytes: Buffer) => void,
): Promise<FormFile | undefined> {
	const type = headerOf(exchange, 'content-type') ?? '';
	const [, boundary = ''] = /^multipart\/form-data;\s*boundary="?([^";]+)"?/i.exec(type) ?? [];
	const suffix = Buffer.from(`\r\n--${boundary}--\r\n`);
	const fields: Record<string, string> = {};
	let file: PartHead | undefined;
	let before = Buffer.alloc(0);
	/** Bytes of the file that are to come, then the end of the form. */
	let left = Number(headerOf(exchange, 'content-length') ?? NaN) - suffix.length;
	let end = Buffer.alloc(0);
	let isLast = true;

	const takeFile = (bytes: Buffer) => {
		const own = bytes.subarray(0, left);
		left -= own.length;
		// A field after the file; of one that is cut in two by the network, the digest tells.
		if (own.includes(`--${boundary}`)) isLast = false;
		take(own);
		end = Buffer.concat([end, bytes.subarray(own.length)]);
	};
	const readParts = () => {
		for (
			let at = before.indexOf(BLANK);
			file === undefined && at >= 0;
			at = before.indexOf(BLANK)
		) {
			const head = readHead(before.subarray(0, at).toString('utf8'));
			const rest = before.subarray(at + BLANK.length);
			if (isFile(head.name)) {
				file = head;
				left -= at + BLANK.length;
				takeFile(rest);
				return;
			}
			const value = rest.indexOf(`\r\n--${boundary}`);
			if (value < 0) return;
			fields[head.name] = rest.subarray(0, value).toString('utf8');
			left -= at + BLANK.length + value + 2;
			before = rest.subarray(value + 2);
		}
	};
	await receive(exchange, (bytes) => {
		if (file !== undefined) return takeFile(bytes);
		before = Buffer.concat([before, bytes]);
		readParts();
	});
	if (boundary === '' || file === undefined || !isLast) return undefined;
	if (left !== 0 || !end.equals(suffix)) return undefined;
	return { fields, fileName: file.fileName ?? '', contentType: file.contentType };
}
