import type { Reply } from './reply';
import type { Call } from './router';

/** One call that reached the simulator. */
export class LoggedRequest {
	readonly at = new Date().toISOString();
	/** Undefined while no reply was decided, and for a connection that was reset. */
	status: number | undefined;
	/** The kind of the fault that was applied. */
	fault: string | undefined;
	/** Whether the reply was sent to its end or the client is gone. */
	isOver = false;

	constructor(
		readonly origin: 'api' | 'files',
		readonly operation: string,
		readonly method: string,
		/** As it came, without the query. */
		readonly path: string,
		readonly query: Record<string, string>,
		readonly headers: Record<string, string | string[] | undefined>,
		readonly body: string,
	) {}

	answered(reply: Reply): Reply {
		this.status = reply.status;
		return reply;
	}
}

const kept = 20_000;

/** The latest calls to both origins, oldest first; those of the control API are not in it. */
export class RequestLog {
	private entries: LoggedRequest[] = [];

	add(origin: 'api' | 'files', operation: string, call: Call): LoggedRequest {
		const query = Object.fromEntries(call.query);
		const { method, path, headers, body } = call;
		const entry = new LoggedRequest(origin, operation, method, path, query, headers, body);
		this.entries.push(entry);
		if (this.entries.length > kept) this.entries = this.entries.slice(-kept / 2);
		return entry;
	}

	/** All calls, or those of one operation. */
	list(operation?: string): readonly LoggedRequest[] {
		return this.entries.filter((entry) => operation === undefined || entry.operation === operation);
	}

	clear(): void {
		this.entries = [];
	}
}
