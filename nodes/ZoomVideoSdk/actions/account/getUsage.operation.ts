import { readDays } from '../../shared/parameters/dateParameters';
import { isWithin, splitIntoMonths } from '../../shared/dateRange';
import { textOf, type JsonObject } from '../../shared/json';
import { mapConcurrently } from '../../shared/async/mapConcurrently';
import { readSwitch, valuesOf } from '../../shared/parameters/parameters';
import { STORAGE_REPORT_PATH } from '../../zoom/http/paths';
import { type Operation } from '../common/operation';
import { highestDay, storageDays } from './storageUsage';

/**
 * Months read at the same time: each is a call of a kind that Zoom limits to one per second on the
 * smallest plan.
 */
const MONTHS_AT_A_TIME = 2;

/** How much cloud storage the recordings of the account use: now, at most, and day by day. */
export const getUsage: Operation = {
	option: {
		name: 'Get Usage',
		value: 'getUsage',
		action: 'Get account storage usage',
		description: 'Get how much cloud storage the recordings use, per day and in total',
	},
	fields: [
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			description: 'Without dates, the last 30 days are reported',
			options: [
				{
					displayName: 'From',
					name: 'from',
					type: 'dateTime',
					default: '',
					description: 'First day (UTC). If empty, 30 days before To.',
				},
				{
					displayName: 'Include Days',
					name: 'includeDays',
					type: 'boolean',
					default: true,
					description: 'Whether to return every day, not only the latest and the highest',
				},
				{
					displayName: 'To',
					name: 'to',
					type: 'dateTime',
					default: '',
					description: 'Last day (UTC), included. If empty, today.',
				},
			],
		},
	],
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const options = valuesOf(context, 'options', itemIndex);
		const range = readDays(options);
		const includeDays = readSwitch(options.includeDays, 'Include Days', true);
		const read = async (month: { from: string; to: string }) =>
			await api.get(STORAGE_REPORT_PATH, { ...month });
		const pages: JsonObject[] = [];
		for await (const page of mapConcurrently(splitIntoMonths(range), MONTHS_AT_A_TIME, read)) {
			pages.push(page);
		}
		const days = storageDays(pages).filter((day) => isWithin(range, textOf(day.date)));
		return [
			{
				...range,
				latest: days.at(-1) ?? null,
				highest: highestDay(days) ?? null,
				...(includeDays && { cloud_recording_storage: days }),
			},
		];
	},
};
