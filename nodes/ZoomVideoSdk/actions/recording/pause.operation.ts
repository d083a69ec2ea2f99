import { controlOperation } from './control';

export const pause = controlOperation('pause', {
	name: 'Pause',
	value: 'pause',
	action: 'Pause recording',
	description: 'Pause the cloud recording of a live session',
});
