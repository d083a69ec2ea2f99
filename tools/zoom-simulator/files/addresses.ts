import { createHmac, randomBytes } from 'node:crypto';

/** Makes and reads the opaque parts of download addresses. Nothing is stored for them. */
export class AddressBook {
	private readonly secret = randomBytes(32);

	/** The last part of a `download_url`. Each `copy` of it has its own address for one file. */
	downloadPart(fileKey: string, copy: number): string {
		const part = Buffer.from(`${copy}:${fileKey}`).toString('base64url');
		return `${part}.${this.sign(part)}`;
	}

	/** The same for an event, where it has one segment more. */
	eventPart(fileKey: string, copy: number): string {
		const part = this.downloadPart(fileKey, copy);
		return `${part}/${this.sign(`event ${part}`)}`;
	}

	/** The file's key, or undefined when the service never made this address of an event. */
	readEventPart(given: string): string | undefined {
		const [part = '', last] = given.split('/');
		return last === this.sign(`event ${part}`) ? this.readDownloadPart(part) : undefined;
	}

	/** The file's key, or undefined when the service never made this address. */
	readDownloadPart(given: string): string | undefined {
		const [part = '', signature] = given.split('.');
		if (signature !== this.sign(part)) return undefined;
		return Buffer.from(part, 'base64url').toString().split(':')[1];
	}

	/** Query of a signed address at the file origin, as content delivery networks write it. */
	signedQuery(path: string, expires: number): string {
		const signature = this.sign(`${path} ${expires}`);
		return `Expires=${expires}&Signature=${signature}&Key-Pair-Id=SIMULATED`;
	}

	/** Whether the address was signed here and has not expired. `now` in milliseconds. */
	isSigned(path: string, query: URLSearchParams, now: number): boolean {
		const expires = Number(query.get('Expires'));
		return query.get('Signature') === this.sign(`${path} ${expires}`) && now < expires * 1000;
	}

	private sign(text: string): string {
		return createHmac('sha256', this.secret).update(text).digest('base64url').slice(0, 43);
	}
}
