/**
 * Runs the built package (`dist/`) in n8n-core's own engine, without n8n's server:
 *
 * | To | Call |
 * |---|---|
 * | run a node in a workflow, with items, credentials, expressions, Stop | `runNode` |
 * | run it as a tool of an AI agent | `runTool` |
 * | call it as a tool of n8n's MCP server | `runMcpTool` |
 * | call it as a tool of n8n's Agents | `runAgentsTool` |
 * | send HTTP requests to a trigger, activate it, rotate its secrets | `startTrigger`, `runWebhook` |
 * | poll with a polling trigger, activate it, restart n8n | `startPoller` |
 * | test a credential as n8n does when it is saved | `testCredential` |
 * | use the credential as the HTTP Request node does | `sendWithCredential` |
 * | fill the lists and options of the editor | `listSearch`, `loadOptions` |
 * | read what nodes log | `captureLogs` |
 * | look at what n8n's loader makes of the package | `loadPackage` |
 *
 * Expressions are evaluated by the engine's `legacy` evaluator: the default one needs isolated-vm,
 * which has binaries for Node 24 and newer only. The end-to-end tests cover the default.
 */
export type { CredentialData } from './credentials';
export { StoredCredentials } from './credentials';
export { testCredential } from './credentialTest';
export { listSearch, loadOptions } from './loadOptions';
export type { LogEntry } from './logs';
export { captureLogs } from './logs';
export { loadPackage, PACKAGE_ROOT } from './package';
export type { Poller } from './poller';
export { startPoller } from './poller';
export { runAgentsTool } from './runAgentsTool';
export { runMcpTool } from './runMcpTool';
export type { NodeRun, NodeRunSetup } from './runNode';
export { runNode } from './runNode';
export type { ToolRun, ToolRunSetup } from './runTool';
export { runTool } from './runTool';
export { sendWithCredential } from './sendWithCredential';
export type { RunningTrigger, TriggerSetup } from './webhook/trigger';
export { startTrigger } from './webhook/trigger';
export type { WebhookRun, WebhookRunSetup } from './webhook/runWebhook';
export { runWebhook } from './webhook/runWebhook';
export type { NodeSetup } from './workflow';
