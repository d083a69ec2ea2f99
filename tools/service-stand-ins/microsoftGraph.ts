import { randomUUID } from 'node:crypto';

import type { TargetState } from '../upload-targets/exchange';
import { microsoftRoutes } from '../upload-targets/microsoft';
import type { Service, ServiceCredential, Shared } from './service';

export interface MicrosoftGraph extends Service {
	/** Of somebody who has signed in with Microsoft. */
	credential: ServiceCredential;
}

/** Where the bytes go: another host than Graph, which is not to get the token. */
const STORAGE = 'contoso-my.sharepoint.com';

/**
 * Microsoft Graph, as far as the HTTP Request node opens upload sessions there for OneDrive and SharePoint,
 * and the storage to which the sessions lead.
 *
 * @see https://learn.microsoft.com/en-us/graph/api/driveitem-createuploadsession
 */
export function microsoftGraph(shared: Shared): MicrosoftGraph {
	const token = `EwB4${randomUUID()}`;
	const originOf = () => `https://${STORAGE}`;
	const state: TargetState = { ...shared, originOf, token };
	const oauthTokenData = { access_token: token, token_type: 'Bearer' };
	return {
		hosts: ['graph.microsoft.com', STORAGE],
		credential: {
			type: 'microsoftOneDriveOAuth2Api',
			data: { clientId: 'client', clientSecret: 'secret', oauthTokenData },
		},
		routes: microsoftRoutes(state),
	};
}
