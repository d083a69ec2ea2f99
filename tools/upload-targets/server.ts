import { once } from 'node:events';
import { createServer } from 'node:http';

import type { KeptFile, TargetState } from './exchange';
import { Faults } from './faults';
import { googleRoutes } from './google';
import { calledOrigin, routedListener, type SeenRequest } from './listener';
import { microsoftRoutes } from './microsoft';
import { presignedPost, type PresignedPost } from './presignedPost';
import { s3Multipart, type S3Multipart } from './s3Multipart';
import { slackRoutes } from './slack';

export interface UploadTargets {
	/** `http://127.0.0.1:port`, where all of them listen. */
	origin: string;
	host: string;
	faults: Faults;
	/** What the targets have whole, oldest first. */
	files: KeptFile[];
	requests: SeenRequest[];
	/** Gives addresses and fields for a presigned POST. */
	post: PresignedPost;
	/** Begins uploads in parts, and signs the addresses of the parts. */
	s3: S3Multipart;
	/** Forgets files, requests and faults. */
	reset(): void;
	close(): Promise<void>;
}

export interface UploadTargetsOptions {
	/** Port on 127.0.0.1; 0, the default, takes a free one. */
	port?: number;
	/** The bearer token that opens sessions. Default: any. */
	token?: string;
	/** Whether digests of the files are computed, which takes most of the time. Default: true. */
	digests?: boolean;
}

/** Starts the stand-ins on 127.0.0.1. */
export async function startUploadTargets(
	options: UploadTargetsOptions = {},
): Promise<UploadTargets> {
	const faults = new Faults();
	const files: KeptFile[] = [];
	const requests: SeenRequest[] = [];
	const { token, digests: hasDigests = true } = options;
	const state: TargetState = { faults, files, originOf: calledOrigin, token, hasDigests };
	const post = presignedPost(state, () => origin);
	const s3 = s3Multipart(state, () => origin);
	const routes = [
		...googleRoutes(state),
		...microsoftRoutes(state),
		...slackRoutes(state),
		...post.routes,
		...s3.routes,
	];
	const server = createServer(routedListener({ routes, faults, requests }));
	// A sender who falls silent is waited for.
	server.requestTimeout = 0;
	await once(server.listen(options.port ?? 0, '127.0.0.1'), 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The targets have no port');
	const host = `127.0.0.1:${address.port}`;
	const origin = `http://${host}`;
	return {
		...{ origin, host, faults, files, requests, post, s3 },
		reset() {
			faults.clear();
			files.length = 0;
			requests.length = 0;
		},
		async close() {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}
