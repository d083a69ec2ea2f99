import { ZoomError } from '../../shared/errors';

/** @param reason without anything secret */
export function brokenUpload(host: string, reason: string): ZoomError {
	return new ZoomError(`The upload to ${host} was interrupted`, {
		description: `${reason}. Check the network and proxy of this machine.`,
	});
}

export function earlyAnswer(host: string): ZoomError {
	return new ZoomError(`${host} reported success before receiving the whole file`, {
		description: 'It cannot have the file. Check the address.',
	});
}

/** @param isSent whether the whole file had been sent: then it may be there */
export function goneSession(host: string, isSent: boolean): ZoomError {
	return new ZoomError(`The upload session at ${host} is gone`, {
		description: isSent
			? 'All of the file was sent, but the answer was lost: check whether the file is there. If not, open a new session in the step before, and run this one again.'
			: 'It has expired, was completed or was cancelled. Open a new session in the step before, and run this one again.',
	});
}

/** @param next the byte that the target asks for, out of those that were sent */
export function lostBytes(host: string, next: number, sent: number): ZoomError {
	return new ZoomError(`${host} does not have all the bytes that were sent`, {
		description: `It asks for byte ${next} where ${sent} should follow. Open a new session in the step before, and run this one again.`,
	});
}

/** A file at the target that is not the one that was sent. */
export function otherFile(host: string, mismatch: string): ZoomError {
	return new ZoomError(`${host} does not have the file that was sent: ${mismatch}`, {
		description:
			'Delete what is there, open a new session in the step before, and run this one again.',
	});
}

/** @param next the byte that the target keeps asking for */
export function stuckUpload(host: string, next: number): ZoomError {
	return new ZoomError(`${host} takes the file no further than ${next} bytes`, {
		description:
			'It neither takes more nor says why. Open a new session in the step before, and run this one again.',
	});
}

/** All bytes are there, but after minutes there is still no file. */
export function unfinishedFile(host: string): ZoomError {
	return new ZoomError(`${host} has the whole file, but does not confirm it`, {
		description:
			'Check whether the file is there. If not, open a new session in the step before, without deferCommit, and run this one again.',
	});
}

/** The bytes from Zoom differ from those that were sent before. */
export function changedFile(host: string): ZoomError {
	return new ZoomError(`The file changed at Zoom while it was being sent to ${host}`, {
		description:
			'The target has part of the earlier version. Open a new session in the step before, and run this one again.',
	});
}
