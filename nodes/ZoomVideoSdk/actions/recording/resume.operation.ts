import { controlOperation } from './control';

export const resume = controlOperation('resume', {
	name: 'Resume',
	value: 'resume',
	action: 'Resume recording',
	description: 'Resume the paused cloud recording of a live session',
});
