/**
 * The engine suites that concern a source besides the unit tests that import it, by path in
 * `nodes/ZoomVideoSdk`. Each costs every run of that source a quarter of a second and its tests: name
 * those that are about it, not all that come by.
 */
module.exports = {
	'actions/common/agentOutput': ['outputDetail'],
	'actions/file/source/unavailableFile': ['fileSources', 'uploadNothing', 'bestVideo'],
	'files/upload/ChunkSender': ['uploadAtOnce', 'uploadContinued'],
	'files/upload/protocols/microsoftSession': ['uploadAtOnce', 'uploadContinued'],
	'triggers/poll/pollState': ['pollStart'],
	'actions/account/getWebhookLogs.operation': ['webhookLogs'],
	'actions/account/missedEvents': ['missedEvents', 'missedSignatures'],
	'zoom/webhooks/missedEvents': ['missedEvents', 'missedSignatures'],
	'zoom/webhooks/webhookLog': ['missedEvents', 'webhookLogs'],
	'triggers/webhook/checkActivation': ['triggerActivation'],
	'triggers/webhook/handleWebhook': [
		'triggerResponses',
		'triggerLog',
		'triggerRepeats',
		'setPartsGone',
	],
	'triggers/webhook/loadCompleteSet': [
		'triggerOutputSet',
		'setBehindList',
		'setFailures',
		'setToldLess',
	],
	'triggers/webhook/responses': ['triggerResponses'],
	'triggers/webhook/throttledLog': ['triggerLog'],
	'triggers/webhook/triggerNodeKey': ['triggerTwoNodes'],
	'triggers/webhook/verify/verifyRequest': [
		'triggerVerification',
		'triggerResponses',
		'triggerLog',
	],
	'triggers/webhook/dedupe/claimUnseen': [
		'triggerRepeats',
		'triggerToldApart',
		'triggerTwins',
		'triggerSlowStoring',
	],
	'triggers/webhook/dedupe/rememberedSets': ['setPartsGone', 'setWithoutTranscript'],
};
