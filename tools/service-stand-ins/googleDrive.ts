import { randomUUID } from 'node:crypto';

import type { TargetState } from '../upload-targets/exchange';
import { googleRoutes } from '../upload-targets/google';
import { calledOrigin } from '../upload-targets/listener';
import type { Service, ServiceCredential, Shared } from './service';

export interface GoogleDrive extends Service {
	/** Of somebody who has signed in with Google. */
	credential: ServiceCredential;
}

/** Google Drive, as far as n8n's HTTP Request and Google Drive nodes call it. */
export function googleDrive(shared: Shared): GoogleDrive {
	const token = `ya29.${randomUUID()}`;
	const state: TargetState = { ...shared, originOf: calledOrigin, token, hasDigests: true };
	const oauthTokenData = { access_token: token, token_type: 'Bearer' };
	return {
		hosts: ['www.googleapis.com'],
		credential: {
			type: 'googleDriveOAuth2Api',
			data: { clientId: 'client', clientSecret: 'secret', oauthTokenData },
		},
		routes: googleRoutes(state),
	};
}
