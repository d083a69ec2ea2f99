import { createHash } from 'node:crypto';

import type { IExecuteFunctions } from 'n8n-workflow';

import type { JsonObject } from '../../shared/json';
import { retry, type RetryPolicy } from '../../shared/async/retry';
import { EncodedLength, RestartRequired } from '../download/connection/downloadFailures';
import type { DownloadWays } from '../download/connection/DownloadWays';
import { FileDownload, type DownloadOptions } from '../download/FileDownload';
import { ChunkRequests } from './ChunkRequests';
import { ChunkSender } from './ChunkSender';
import { openWithLength } from './openWithLength';
import type { ChunkProtocol } from './protocols/chunkProtocol';
import { ChunkBuffers, readAhead, readChunks } from './readChunks';
import { SentTails } from './SentTails';
import { md5Of, readTargetFile, sizeOf } from './target/targetFile';
import type { UploadResponse } from './target/uploadResponse';
import { earlyAnswer, otherFile } from './uploadErrors';
import type { UploadedFile } from './uploadWhole';

/** How often a file that cannot be resumed at Zoom is read again from its first byte. */
const MAX_ATTEMPTS = 3;

export interface ChunkOptions extends DownloadOptions {
	/** Read the file once to count its bytes if Zoom does not give its length. */
	measureSizeFirst: boolean;
	mimeType: string;
}

/** The digest of all bytes that pass, if wanted. */
function digestOf(isWanted: boolean) {
	const hash = isWanted ? createHash('md5') : undefined;
	return {
		async *of(source: AsyncIterable<Buffer>) {
			for await (const block of source) {
				hash?.update(block);
				yield block;
			}
		},
		digest: () => hash?.digest('hex'),
	};
}

/**
 * @param found bytes that the target had and that were not sent from here
 * @param md5 of the whole file, if the target may know it
 * @throws ZoomError when the target's file is not what was sent
 */
function toUploadedFile(
	{ status, headers, text }: UploadResponse,
	protocol: ChunkProtocol,
	{ received, sha256 }: FileDownload,
	found: number,
	md5: string | undefined,
): UploadedFile {
	const parts = protocol.parts?.();
	const file = parts === undefined ? readTargetFile(text) : undefined;
	const size = file && sizeOf(file);
	if (size !== undefined && size !== received) {
		throw otherFile(protocol.host, `it has ${size} bytes instead of ${received}`);
	}
	const checksum = file && md5Of(file);
	if (md5 !== undefined && checksum !== undefined && md5 !== checksum) {
		throw otherFile(protocol.host, 'its MD5 is another');
	}
	const isVerified = found === 0 || checksum !== undefined;
	const etag = typeof headers.etag === 'string' && !parts ? headers.etag : undefined;
	return {
		...{ status, etag, bytes: received, sha256 },
		...(file && { response: file }),
		...(parts && { parts }),
		...(!isVerified && { unverifiedBytes: found }),
	};
}

/**
 * Sends a file from Zoom to a target that takes it in chunks. Each chunk is in memory until the target
 * has it: if the target breaks off, nothing is read again, and if Zoom does, nothing is sent again.
 *
 * A session that holds bytes of an earlier try is continued: the file is read from its first byte, and
 * what the target has is skipped. Those bytes may belong to another file of the same length, and so may
 * bytes that another execution sends at the same time. The MD5 of the whole file is compared if the
 * target gives it (Google); without one, the result says how many bytes were found there.
 *
 * @throws ZoomError, InputError
 */
export async function uploadInChunks(
	context: IExecuteFunctions,
	ways: DownloadWays,
	file: JsonObject,
	protocol: ChunkProtocol,
	options: ChunkOptions,
): Promise<UploadedFile> {
	let isLengthEncoded = false;
	const sent = new SentTails(protocol.host);
	const attempt = async () => {
		const bytes = { ...options, declaresLength: true, isLengthEncoded };
		const download = new FileDownload(context, ways, file, bytes);
		try {
			const { opened, length } = await openWithLength(download, options.measureSizeFirst);
			protocol.checkLength(length);
			const whole = { total: length, mimeType: options.mimeType };
			const requests = new ChunkRequests(context, protocol, whole, opened.body);
			const signal = context.getExecutionCancelSignal();
			const sender = new ChunkSender(requests, protocol, length, signal);
			const from = await sender.begin();
			const md5 = digestOf(protocol.hasMd5);
			const source = md5.of(sent.verify(download.chunks(opened), from));
			const buffers = new ChunkBuffers(Math.min(protocol.chunkBytes, Math.max(1, length - from)));
			const chunks = readChunks(source, buffers, from);
			let answer: UploadResponse | undefined;
			for await (const chunk of protocol.readsAhead ? readAhead(chunks) : chunks) {
				const { done, isFree } = await sender.send(chunk);
				sent.keep(chunk);
				if (isFree) buffers.give(chunk.bytes);
				answer = done;
			}
			if (answer === undefined || !download.isComplete) throw earlyAnswer(protocol.host);
			return toUploadedFile(answer, protocol, download, sender.foundBytes, md5.digest());
		} finally {
			download.close();
		}
	};
	const policy: RetryPolicy = (error, attempts) => {
		isLengthEncoded ||= error instanceof EncodedLength;
		return error instanceof RestartRequired && attempts < MAX_ATTEMPTS ? 0 : undefined;
	};
	return await retry(attempt, policy, context.getExecutionCancelSignal());
}
