/** What goes wrong with one request. */
export type TargetFault =
	/** Takes nothing and never answers. */
	| { kind: 'silent' }
	/** Reads so many bytes of the body, then resets the connection. */
	| { kind: 'hangUp'; afterBytes: number }
	/** Takes what was sent, and resets the connection in place of an answer. */
	| { kind: 'loseAnswer' }
	/** Takes nothing. */
	| { kind: 'status'; status: number; retryAfter?: string; body?: string }
	/** Keeps only so many bytes of a chunk, and says so. */
	| { kind: 'takeLess'; bytes: number }
	/** Has just taken a chunk of another file in place of this one (sessions). */
	| { kind: 'takeOther' }
	/** Keeps so many bytes fewer of the session than it said before. */
	| { kind: 'forgetBytes'; bytes: number }
	| { kind: 'forgetSession' }
	/** Has all bytes with its last chunk, answers 503, and makes the file when it was asked so often (Microsoft). */
	| { kind: 'finishLate'; asks: number }
	/** Says that it has the file, without reading what is sent. */
	| { kind: 'doneEarly' }
	/** Says that the file has this size. */
	| { kind: 'otherSize'; size: number };

/** A place where a request can go wrong. */
export type FaultPlace =
	| `google.${'open' | 'chunk' | 'status'}`
	| `microsoft.${'open' | 'chunk' | 'status'}`
	| `slack.${'open' | 'upload' | 'complete'}`
	| 'post.upload'
	| `s3.${'part' | 'complete'}`;

export interface FaultRule {
	on: FaultPlace;
	fault: TargetFault;
	/** How many requests it spoils; 0: all. Default: 1. */
	times?: number;
	/** How many requests pass before. Default: 0. */
	skip?: number;
}

/** The faults that are to come, each at its place in the order in which they were added. */
export class Faults {
	private rules: Array<Required<FaultRule>> = [];

	add(rule: FaultRule): void {
		this.rules.push({ times: 1, skip: 0, ...rule });
	}

	clear(): void {
		this.rules = [];
	}

	/** The fault of the next request at a place. */
	take(on: FaultPlace): TargetFault | undefined {
		for (const rule of this.rules.filter((each) => each.on === on)) {
			if (rule.skip > 0) {
				rule.skip -= 1;
				continue;
			}
			if (rule.times === 1) this.rules = this.rules.filter((each) => each !== rule);
			else if (rule.times > 1) rule.times -= 1;
			return rule.fault;
		}
		return undefined;
	}
}
