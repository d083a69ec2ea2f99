import type { ChunkProtocol } from './chunkProtocol';
import { googleSession } from './googleSession';
import { microsoftSession } from './microsoftSession';
import { s3Parts } from './s3Parts';

/** Where a file goes in chunks. The values of `to` are those of the parameter `uploadTo`. */
export type ChunkTarget =
	| { to: 'googleSession' | 'microsoftSession'; url: URL; chunkBytes: number }
	| { to: 's3Parts'; urls: readonly [URL, ...URL[]]; partSizeMiB: number };

/** The protocol of a target that takes chunks. */
export function protocolOf(target: ChunkTarget): ChunkProtocol {
	switch (target.to) {
		case 's3Parts':
			return s3Parts(target.urls, target.partSizeMiB);
		case 'googleSession':
			return googleSession(target.url, target.chunkBytes);
		case 'microsoftSession':
			return microsoftSession(target.url, target.chunkBytes);
	}
}
