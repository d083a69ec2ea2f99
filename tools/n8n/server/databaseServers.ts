import { randomUUID } from 'node:crypto';
import { type ChildProcess, execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { HostProblem } from '../hostProblem';
import { until } from '../until';
import { freePort } from './freePort';
import { killGroup, spawnGroup } from './processGroup';

/** A database server of our own on the loopback interface, with a folder that goes with it. */
export interface DatabaseServer {
	port: number;
	/** Of the server, or of the program that runs it as another user. */
	pid: number;
	stop(): Promise<void>;
}

const DEBIAN_FOLDER = '/usr/lib/postgresql';

/** Debian keeps PostgreSQL's programs outside of PATH, in a folder for each version. */
export function postgresProgram(name: string): string {
	const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : [];
	const newest = versions.sort((one, other) => Number(one) - Number(other)).at(-1);
	return newest === undefined ? name : join(DEBIAN_FOLDER, newest, 'bin', name);
}

/** Which of its servers queue mode would miss on this machine, in words; `undefined` if none. */
export function missingDatabaseServers(): string | undefined {
	const missing = [
		...(isInstalled(postgresProgram('initdb')) ? [] : ['PostgreSQL']),
		...(isInstalled('redis-server') ? [] : ['Redis']),
	];
	if (missing.length === 0) return undefined;
	return `it needs ${missing.join(' and ')}, not found on this machine`;
}

function isInstalled(program: string): boolean {
	return spawnSync(program, ['--version'], { stdio: 'ignore', env: process.env }).status === 0;
}

/** PostgreSQL refuses to run as root; Debian's package makes a user for it. */
function asPostgres(command: string[]): [string, string[]] {
	const isRoot = process.getuid?.() === 0;
	const [program = '', ...rest] = isRoot
		? ['runuser', '-u', 'postgres', '--', ...command]
		: command;
	return [program, rest];
}

async function start(
	[program, args]: [string, string[]],
	port: number,
	folder: string,
): Promise<DatabaseServer> {
	const log = openSync(join(folder, 'server.log'), 'a');
	const child = spawnGroup(program, args, { cwd: folder, stdio: ['ignore', log, log] });
	child.once('error', () => undefined);
	await until(`${program} to listen`, async () => await isListening(port, child));
	if (child.pid === undefined) throw new HostProblem(`${program} could not be started`);
	return {
		port,
		pid: child.pid,
		async stop() {
			if (child.exitCode === null && child.signalCode === null) {
				const closed = once(child, 'close');
				killGroup(child);
				await closed;
			}
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

async function isListening(port: number, child: ChildProcess): Promise<true | undefined> {
	if (child.exitCode !== null || child.pid === undefined) {
		throw new HostProblem('The server stopped while it was starting. Is it installed?');
	}
	const socket = connect(port, '127.0.0.1');
	try {
		await once(socket, 'connect');
		return true;
	} catch {
		return undefined;
	} finally {
		socket.destroy();
	}
}

/** Starts an empty PostgreSQL with the user `n8n` (no password) and its database `postgres`. */
export async function startPostgres(): Promise<DatabaseServer> {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-postgres-'));
	if (process.getuid?.() === 0) {
		const id = (of: string) => Number(execFileSync('id', [of, 'postgres'], { encoding: 'utf8' }));
		chownSync(folder, id('-u'), id('-g'));
	}
	const data = join(folder, 'data');
	const options = ['-U', 'n8n', '--auth=trust', '-E', 'UTF8', '--no-sync'];
	const [program, args] = asPostgres([postgresProgram('initdb'), '-D', data, ...options]);
	execFileSync(program, args, { cwd: folder, stdio: 'ignore' });
	const port = await freePort();
	const listen = ['-h', '127.0.0.1', '-p', String(port), '-k', folder, '-c', 'max_connections=200'];
	return await start(
		asPostgres([postgresProgram('postgres'), '-D', data, ...listen]),
		port,
		folder,
	);
}

/** Starts an empty Redis that keeps nothing on disk. */
export async function startRedis(): Promise<DatabaseServer> {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-redis-'));
	const port = await freePort();
	const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
	return await start(['redis-server', settings], port, folder);
}

/** What makes an n8n run in queue mode on these servers. All its processes need the same. */
export function queueEnvironment(
	postgres: Pick<DatabaseServer, 'port'>,
	redis: Pick<DatabaseServer, 'port'>,
): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_USER: 'n8n',
		DB_POSTGRESDB_DATABASE: 'postgres',
		N8N_ENCRYPTION_KEY: randomUUID(),
	};
}
