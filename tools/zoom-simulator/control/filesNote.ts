import { z } from 'zod';

import { commandLine } from './commandLine';

export const endedSchema = z
	.object({ id: z.string(), recorded: z.boolean(), transcriptOption: z.number() })
	.passthrough();

export const delaysSchema = z.object({
	processingDelayMs: z.number(),
	transcriptDelayMs: z.number(),
	summaryDelayMs: z.number(),
	transcriptFails: z.boolean(),
});

/** Says when the files of a session that has just ended will be there, because its list is still empty. */
export function filesNote(
	{ id, recorded, transcriptOption }: z.output<typeof endedSchema>,
	delays: z.output<typeof delaysSchema>,
	at: string,
): string {
	if (!recorded) return 'It was not recorded: there will be no files.';
	const seconds = (ms: number) => `${ms / 1000} s`;
	const files = [
		`recording after ${seconds(delays.processingDelayMs)}`,
		transcriptOption > 0 &&
			(delays.transcriptFails
				? 'no transcript, because transcriptFails is set'
				: `transcript after ${seconds(delays.transcriptDelayMs)}`),
		transcriptOption > 1 &&
			!delays.transcriptFails &&
			`summary after ${seconds(delays.summaryDelayMs)}`,
	];
	const show = commandLine(`session show --session ${id}`, at);
	return `After the end, files arrive, each with its event: ${files.filter(Boolean).join(', ')}. See them: ${show}`;
}
