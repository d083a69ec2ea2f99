import { z } from 'zod';

import { count, day, text } from './common';

/** `GET …/report/cloud_recording`. Amounts are texts such as `1 GB`. */
export const storageReportShape = z
	.object({
		from: day,
		to: day,
		cloud_recording_storage: z.array(
			z.object({ date: day, usage: text, plan_usage: text, free_usage: text }).strict(),
		),
	})
	.strict();

/**
 * `GET …/report/webhook_logs`. Of an entry only `event` and `status` are documented; the rest is that of
 * the Marketplace call of the same name.
 */
export const webhookLogsShape = z
	.object({
		next_page_token: text,
		page_size: count,
		webhook_logs: z.array(
			z
				.object({
					event: text,
					status: z.unknown(),
					failed_reason_type: z.number().optional(),
					endpoint: text.optional(),
					subscription_id: text.optional(),
					request_headers: z.unknown(),
					request_body: z.unknown(),
					response_headers: z.unknown(),
					response_body: z.unknown(),
					date_time: text.optional(),
					trace_id: text.optional(),
					request_id: text.optional(),
					retry_num: z.number().optional(),
				})
				.strict(),
		),
	})
	.strict();
