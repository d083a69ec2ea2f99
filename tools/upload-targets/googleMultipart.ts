import { headerOf, receive, type Exchange } from './exchange';
import { googleError } from './googleErrors';

/** A file that came in one request with what is known of it. */
export interface RelatedFile {
	metadata: Readonly<Record<string, unknown>>;
	/** MIME type. */
	type: string | undefined;
	bytes: Buffer;
}

interface Part {
	type: string | undefined;
	body: Buffer;
}

/**
 * Reads a multipart/related body: the metadata as JSON, then the file, which is small.
 *
 * @throws ReplyError where it is none
 */
export async function readRelated(exchange: Exchange): Promise<RelatedFile> {
	const chunks: Buffer[] = [];
	await receive(exchange, (bytes) => chunks.push(Buffer.from(bytes)));
	const given = headerOf(exchange, 'content-type') ?? '';
	const [, boundary] = /^multipart\/related;.*\bboundary="?([^";]+)/i.exec(given) ?? [];
	const [metadata, file, ...more] = partsOf(Buffer.concat(chunks), `--${boundary}`);
	if (!boundary || !metadata || !file || more.length > 0) {
		throw googleError(400, 'Malformed multipart body.', 'badContent');
	}
	return { metadata: JSON.parse(metadata.body.toString()), type: file.type, bytes: file.body };
}

/** Bytes stay what they are in latin1, in which a text can be cut. */
function partsOf(all: Buffer, delimiter: string): Part[] {
	const pieces = all.toString('latin1').split(delimiter).slice(1, -1);
	return pieces.map((piece) => {
		const [head = '', ...rest] = piece.split('\r\n\r\n');
		const body = rest.join('\r\n\r\n').replace(/\r\n$/, '');
		const [, type] = /^content-type:\s*(.+?)\s*$/im.exec(head) ?? [];
		return { type, body: Buffer.from(body, 'latin1') };
	});
}
