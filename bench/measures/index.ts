import { download } from './download';
import { events } from './events';
import { list24Months } from './list';
import type { Measure } from './measure';
import { packageCost } from './packageCost';
import { transcript } from './transcript';
import { transfer } from './transfer';

/** All measures, in the order in which they run and are printed. */
export const measures: readonly Measure[] = [
	events,
	download,
	transfer,
	list24Months,
	transcript,
	packageCost,
];
