import { download } from './download';
import { drive } from './drive';
import { editor } from './editor';
import { events } from './events';
import { list24Months } from './list';
import type { Measure } from './measure';
import { n8nStart } from './n8nStart';
import { packageCost } from './packageCost';
import { polling } from './poll';
import { queue } from './queue';
import { transcript } from './transcript';
import { upload } from './upload';

/** All measures, in the order in which they run and are printed. */
export const measures: readonly Measure[] = [
	events,
	download,
	upload,
	drive,
	list24Months,
	polling,
	transcript,
	queue,
	packageCost,
	n8nStart,
	editor,
];
