import { missingDatabaseServers } from '../../tools/n8n/server/databaseServers';
import { Child } from '../children/ask';
import { QueueMode } from '../fixtures/queueMode';
import { startZoom } from '../fixtures/zoomAccount';
import type { Measure } from './measure';
import { queueComparisons, queueFiles } from './queueComparisons';
import { queueEvents } from './queueEvents';
import { bucketSchema, queueFileRounds } from './queueFiles';

export const queue: Measure = {
	name: 'queue',
	comparisons: queueComparisons,
	missing: missingDatabaseServers,
	async run(conditions) {
		const bucket = Child.start('bucket.ts');
		const { origin } = await bucket.ask({}, bucketSchema);
		const zoom = await startZoom([new URL(origin).host]);
		const queueMode = await QueueMode.open(conditions, zoom.account);
		try {
			const given = { ...conditions, queueMode, zoom, bucket, origin };
			return {
				...(await queueEvents('defaults', given)),
				...(await queueEvents('lazy', given)),
				[queueFiles.id]: await queueFileRounds(given),
			};
		} finally {
			await queueMode.close();
			await zoom.stop();
			await bucket.stop();
		}
	},
};
