import { controlOperation } from './control';

export const start = controlOperation('start', {
	name: 'Start',
	value: 'start',
	action: 'Start a recording',
	description: 'Start the cloud recording of a live session',
});
