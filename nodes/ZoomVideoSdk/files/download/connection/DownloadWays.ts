import { ZoomError } from '../../../shared/errors';
import type { ApiAccess } from '../../../zoom/auth/credential';
import { BrokenDownload, type DownloadRefused } from './downloadFailures';
import { downloadAddress } from './openDownload';

/** An address of a file, and what is sent to it. */
export interface Way {
	address: URL;
	/** The token that came with the file; without one, the account's is sent. */
	token?: string;
	/** Its name in an error. */
	name: string;
}

/** Where Zoom lists a file now, or why that is not known and what to do, in sentences. */
export type ListedAddress =
	| { address: string }
	| {
			advice: string;
			/** Whether Zoom accepted the account's key when asked. */
			isKeyGood: boolean;
	  };

/** A text that can stand in a header as a token (RFC 6750 2.1). */
const TOKEN = /^[\w.~+/-]+=*$/;

const CHECK_ACCOUNT =
	'Check at Zoom that this account may download the file. The cloud recording settings can restrict downloads.';

const INCLUDE_TOKEN =
	"The trigger's option Include Download Token adds a token that opens the addresses of its event for a day.";

/**
 * The ways to a file, one after the other: its address with the account's token, the same with the token
 * that came with it, and the address under which Zoom lists it by then. Addresses in events differ from
 * those that Zoom lists, and the account's token may not open them.
 *
 * It is kept for all attempts at the file: a way that was refused is not tried again.
 */
export class DownloadWays {
	private way: Way;

	private readonly tried: string[] = [];

	private first: DownloadRefused | undefined;

	private token: string | undefined;

	private isKeyGood = false;

	/** Added to an error if the item has no token. */
	private readonly hint: string;

	/**
	 * @param address `download_url` of the file
	 * @param token that came with the file
	 * @param findListed looks up the file at Zoom; without it, the address is the one that Zoom lists
	 * @throws ZoomError when the address may get no token
	 */
	constructor(
		readonly access: ApiAccess,
		address: string,
		token: string | undefined,
		private findListed: (() => Promise<ListedAddress>) | undefined,
	) {
		this.token = token !== undefined && TOKEN.test(token) ? token : undefined;
		this.hint = token === undefined && findListed !== undefined ? INCLUDE_TOKEN : '';
		const name = "the address of the file with the account's token";
		this.way = { address: downloadAddress(address, access), name };
	}

	/** The way to try now. */
	get current(): Way {
		return this.way;
	}

	/**
	 * Turns to the next way after a refusal.
	 *
	 * @throws ZoomError when there is none: it names all that was tried
	 */
	async turn(refusal: DownloadRefused): Promise<void> {
		this.first ??= refusal;
		this.tried.push(`${this.way.name} (${refusal.answer})`);
		this.way = this.withToken() ?? (await this.listed(this.first));
	}

	/** An error on the way in use, with the ways that were refused before it. */
	told(error: unknown): unknown {
		if (!(error instanceof ZoomError) || this.tried.length === 0) return error;
		const { description = '' } = error.details;
		const details = {
			...error.details,
			description: `${description} Tried before: ${this.tried.join('; ')}.`.trim(),
		};
		// What passes by itself is waited for on any way.
		return error instanceof BrokenDownload
			? new BrokenDownload(error.message, details)
			: new ZoomError(error.message, details);
	}

	private withToken(): Way | undefined {
		const { token } = this;
		this.token = undefined;
		const name = 'the same address with the token of the item';
		return token === undefined ? undefined : { address: this.way.address, token, name };
	}

	private async listed(first: DownloadRefused): Promise<Way> {
		const { findListed } = this;
		this.findListed = undefined;
		const found = await findListed?.();
		// Only the plain way could be tried.
		if (found === undefined && this.tried.length === 1) throw first;
		if (found === undefined) throw this.refused(first, CHECK_ACCOUNT);
		// The call disproves that the key is wrong, as a 401 would suggest.
		this.isKeyGood ||= 'address' in found || found.isKeyGood;
		if ('advice' in found) throw this.refused(first, found.advice);
		const address = downloadAddress(found.address, this.access);
		if (address.href === this.way.address.href) {
			throw this.refused(first, `Zoom lists the file at the same address. ${CHECK_ACCOUNT}`);
		}
		return { address, name: "the address that Zoom lists now with the account's token" };
	}

	private refused(first: DownloadRefused, advice: string): ZoomError {
		const { details, message } = first;
		const isDisproved = details.status === 401 && this.isKeyGood;
		return new ZoomError(isDisproved ? 'Zoom refused the download' : message, {
			...details,
			description: `Tried: ${this.tried.join('; ')}. ${advice} ${this.hint}`.trim(),
		});
	}
}
