import { controlOperation } from './control';

export const stop = controlOperation('stop', {
	name: 'Stop',
	value: 'stop',
	action: 'Stop recording',
	description: 'Stop the cloud recording of a live session',
});
