import type { KeptFile, Route } from '../upload-targets/exchange';
import type { Faults } from '../upload-targets/faults';

/** A service that is played under its real names. */
export interface Service {
	/** Its names, such as `slack.com`; `*.example.com` stands for each name one step below. */
	hosts: readonly string[];
	/** What is answered, whichever of the names is called. */
	routes: readonly Route[];
	/** Forgets what it has been sent. */
	reset?(): void;
}

/** What somebody has entered in n8n to use a service. */
export interface ServiceCredential {
	/** n8n's name of the credential type, such as `googleDriveOAuth2Api`. */
	type: string;
	data: Readonly<Record<string, unknown>>;
}

/** What all services share. */
export interface Shared {
	faults: Faults;
	/** Files that services have whole, oldest first. */
	files: KeptFile[];
	/** Whether digests of files are computed, which takes most of the time of a large one. */
	hasDigests: boolean;
}

/** Makes a service anew for each start. */
export type ServiceMaker<T extends Service = Service> = (shared: Shared) => T;
