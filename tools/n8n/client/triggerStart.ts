/** What a trigger that is run by hand puts out, such as what somebody writes in the editor's chat. */
export type TriggerItem = Readonly<Record<string, unknown>>;

/** How the editor tells n8n at which trigger to start, and with what item if it is to have one. */
export function startAt(triggerName: string, item?: TriggerItem): Record<string, unknown> {
	if (item === undefined) return { name: triggerName };
	const ran = { startTime: Date.now(), executionTime: 0, executionIndex: 0, source: [] };
	return { name: triggerName, data: { ...ran, data: { main: [[{ json: item }]] } } };
}
