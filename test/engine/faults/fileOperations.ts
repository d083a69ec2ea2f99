import { createHash } from 'node:crypto';

import { BinaryDataService } from 'n8n-core';

import type { Simulator } from '../../../tools/zoom-simulator';
import type { Bucket } from '../fixtures/bucket';
import { announce } from '../fixtures/eventItems';
import { session } from '../fixtures/zoom';
import type { NodeRun } from '../harness';
import { service } from '../harness/container';
import type { FaultSubject } from './faultRuns';

/** Bytes of the video: enough for some chunks of the network, little enough to be spoilt often. */
export const SIZE = 200_000;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/**
 * The ways in which bytes of a file leave Zoom, each with a session of its own.
 *
 * @param call the simulator's name of the call that goes wrong
 * @param bucket where files are sent to, once it has been started
 */
export function fileOperations(call: string, bucket: () => Bucket): FaultSubject[] {
	const seed = (simulator: Simulator) =>
		simulator.seed({
			name: 'Demo',
			id: 'files==',
			files: [{ kind: 'video', size: SIZE }, 'transcript', 'summary'],
		});
	const video = (simulator: Simulator) => simulator.file(simulator.session('files=='), 'MP4');
	const pathOf = (simulator: Simulator) => `/${new URL(simulator.baseUrl).port}`;
	const from = { resource: 'file', filesFrom: 'session', ...session('files==') };
	const wanted = { files: 'kinds', kinds: ['video'] };
	return [
		{
			...{ name: 'download', call },
			prepare(simulator) {
				seed(simulator);
				return { ...from, ...wanted, operation: 'download' };
			},
			async isRight({ items: [item] }: NodeRun, simulator) {
				const data = item?.binary?.['data'];
				if (data === undefined) return false;
				const bytes = await service(BinaryDataService).getAsBuffer(data);
				return sha256(bytes) === simulator.sha256(video(simulator));
			},
		},
		{
			...{ name: 'upload', call },
			hosts: () => [bucket().host],
			prepare(simulator) {
				seed(simulator);
				return {
					...from,
					...wanted,
					operation: 'upload',
					uploadUrl: `${bucket().url}${pathOf(simulator)}`,
				};
			},
			isRight: ({ items: [item] }, simulator) => {
				const kept = bucket().kept.get(pathOf(simulator));
				return (
					item?.json['uploaded'] === true &&
					kept !== undefined &&
					sha256(kept) === simulator.sha256(video(simulator))
				);
			},
			isKept: (simulator) => bucket().kept.has(pathOf(simulator)),
		},
		{
			...{ name: 'getTranscript', call },
			prepare(simulator) {
				seed(simulator);
				return { ...from, operation: 'getTranscript', format: 'segments' };
			},
			isRight: ({ items: [item] }, simulator) => {
				const text = simulator
					.content(simulator.file(simulator.session('files=='), 'TRANSCRIPT'))
					.toString();
				const cues = text.match(/-->/g)?.length;
				const segments = item?.json['segments'];
				return (
					Array.isArray(segments) &&
					segments.length > 0 &&
					segments.length <= (cues ?? 0) &&
					text.includes(String(segments.at(-1)?.text).slice(0, 20))
				);
			},
		},
		{
			...{ name: 'getSummary', call },
			prepare(simulator) {
				seed(simulator);
				return { ...from, operation: 'getSummary' };
			},
			isRight: ({ items: [item] }) => JSON.stringify(item?.json ?? {}).length > 100,
		},
	];
}

/**
 * The same, with files as an event announces them.
 *
 * @param tokens whether the item carries the event's token
 */
export function eventFileOperations(
	call: string,
	bucket: () => Bucket,
	tokens: boolean,
): FaultSubject[] {
	return fileOperations(call, bucket).map((subject) => ({
		...subject,
		async prepare(simulator) {
			return { ...(await subject.prepare(simulator)), filesFrom: 'input' };
		},
		async items(simulator) {
			const announced = simulator.session('files==');
			return await announce(simulator, announced, { output: 'event', tokens });
		},
		...(tokens && { tokens: 'allowed' }),
	}));
}
