import { textOf, type JsonObject } from '../../shared/json';
import { kindOf } from './fileKinds';
import type { RecordingFile } from './sessionFiles';

/** Whether Zoom has finished a file. Only `completed` is documented; a missing status says nothing. */
export function isCompleted(file: JsonObject): boolean {
	const status = textOf(file.status);
	return status === undefined || status.toLowerCase() === 'completed';
}

/** Whether Zoom says that it is still making a file. */
export function isInProcess(file: JsonObject): boolean {
	return textOf(file.status)?.toLowerCase() === 'processing';
}

/** The kinds for which there is no finished file. */
export function missingKinds(files: readonly RecordingFile[], kinds: readonly string[]): string[] {
	const ready = files.filter(isCompleted).map((file) => kindOf(file.collection, file));
	return kinds.filter((kind) => !ready.some((each) => each === kind));
}

/** The values of `recording_type` for which there is no finished file. */
export function missingTypes(files: readonly RecordingFile[], types: readonly string[]): string[] {
	const ready = files.filter(isCompleted).map((file) => file.recording_type);
	return types.filter((type) => !ready.includes(type));
}

/** Whether there are files, all of them finished. */
export function areReady(files: readonly RecordingFile[]): boolean {
	return files.length > 0 && files.every(isCompleted);
}
