import { randomUUID } from 'node:crypto';

import { Credentials } from 'n8n-core';
import type { PackageDirectoryLoader } from 'n8n-core';
import { ICredentialsHelper, NodeHelpers } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	ICredentialType,
	IExecuteData,
	IHttpRequestOptions,
	INodeCredentials,
	INodeCredentialsDetails,
	INodeProperties,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { useInstanceKey } from './encryption';

/** Credential data by credential name: `{ zoomVideoSdkApi: { apiKey: '…', … } }`. */
export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

/** A copy. The same JSON goes by different types as credential data and as parameters of a node. */
function copyJson(value: unknown) {
	return JSON.parse(JSON.stringify(value));
}

/**
 * The credentials of a run: stored encrypted, read decrypted and with defaults filled in, and
 * applied through the credential class's `authenticate`, as n8n does.
 */
export class StoredCredentials extends ICredentialsHelper {
	private readonly stored = new Map<string, Credentials>();

	/** What a node's saved `credentials` look like. */
	readonly references: INodeCredentials = {};

	/** How often credentials were read: each time costs n8n a query and an expression sandbox. */
	reads = 0;

	constructor(private readonly loader: PackageDirectoryLoader) {
		super();
		useInstanceKey();
	}

	/** Stores, or replaces, the data of the credentials of a run. */
	async save(data: CredentialData, id: string = randomUUID()): Promise<void> {
		for (const [type, fields] of Object.entries(data)) {
			const details = (this.references[type] ??= { id, name: `Test ${type}` });
			await this.updateCredentials(details, type, fields);
		}
	}

	/** Empty fields get the defaults of the credential's properties. */
	withDefaults(type: string, data: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
		const filled = NodeHelpers.getNodeParameters(
			this.getCredentialsProperties(type),
			copyJson(data),
			true,
			false,
			null,
			null,
		);
		return copyJson(filled ?? {});
	}

	async getCredentials(details: INodeCredentialsDetails, type: string): Promise<Credentials> {
		const credentials = this.stored.get(details.id ?? '');
		if (!credentials) throw new Error(`There is no credential "${details.name}" of ${type}`);
		return credentials;
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		values?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		this.reads += 1;
		const data = await (await this.getCredentials(details, type)).getData();
		if (raw) return data;
		const filled = this.withDefaults(type, data);
		if (!values) return filled;
		const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } = values;
		const resolved = workflow.expression.getParameterValue(
			copyJson(filled),
			runExecutionData,
			runIndex,
			itemIndex,
			node.name,
			connectionInputData,
			mode,
			{},
			executeData,
		);
		return copyJson(resolved);
	}

	async updateCredentials(
		details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const credentials = new Credentials(details, type);
		await credentials.setData(data);
		this.stored.set(details.id ?? '', credentials);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		type: string,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.type(type);
		if (typeof authenticate === 'object') throw this.unsupported('a declarative authenticate');
		return authenticate ? await authenticate(credentials, requestOptions) : requestOptions;
	}

	async preAuthentication(
		_helpers: unknown,
		_data: ICredentialDataDecryptedObject,
		type: string,
	): Promise<undefined> {
		if (this.type(type).preAuthentication) throw this.unsupported('preAuthentication');
	}

	async runPreAuthentication(): Promise<undefined> {
		throw this.unsupported('OAuth');
	}

	async updateCredentialsOauthTokenData(): Promise<void> {
		throw this.unsupported('OAuth');
	}

	getParentTypes(type: string): string[] {
		return this.type(type).extends ?? [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.type(type).properties;
	}

	/** The credential class of the package. */
	type(type: string): ICredentialType {
		return this.loader.getCredential(type).type;
	}

	private unsupported(what: string): Error {
		return new Error(`No credential of this package uses ${what}; this helper does not do it`);
	}
}
