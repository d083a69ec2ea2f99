import type { Owner } from '../../../tools/n8n/client/n8nAnswers';

/** Owner of the n8n that the suite shares; it lives as long as the suite and listens on loopback. */
export const owner: Owner = {
	email: 'owner@example.com',
	password: 'End2EndOnly',
	firstName: 'Olive',
	lastName: 'Owner',
};
