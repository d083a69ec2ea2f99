import { config } from '@n8n/node-cli/eslint';

/**
 * n8n's rules without those for code that n8n runs: what is here is neither published nor run in n8n.
 * ESLint takes the configuration nearest to a file (`ESLINT_FLAGS` in package.json).
 */
export default [
	...config,
	{
		files: ['**/*.ts'],
		rules: {
			'@n8n/community-nodes/no-dangerous-functions': 'off',
			'@n8n/community-nodes/no-hardcoded-secrets': 'off',
			'@n8n/community-nodes/no-restricted-globals': 'off',
			'@n8n/community-nodes/no-restricted-imports': 'off',
			'@n8n/community-nodes/require-node-api-error': 'off',
			'no-console': 'off',
		},
	},
];
