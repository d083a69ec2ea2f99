import { controlOperation } from './control';

export const pause = controlOperation('pause', {
	name: 'Pause',
	value: 'pause',
	action: 'Pause a recording',
	description: 'Pause the cloud recording of a live session',
});
