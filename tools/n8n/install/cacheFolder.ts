import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder below the user's cache in which this project keeps its n8n installations and the
 * user folder of `npm start`: $XDG_CACHE_HOME or ~/.cache, ~/Library/Caches on macOS, %LOCALAPPDATA% on Windows.
 * It may not exist yet. Deleting it costs nothing but the next download.
 */
export function cacheFolder(
	environment: Environment = process.env,
	platform: NodeJS.Platform = process.platform,
): string {
	return join(userCache(environment, platform), 'n8n-nodes-zoom-video-sdk');
}

function userCache(environment: Environment, platform: NodeJS.Platform): string {
	// An XDG_CACHE_HOME that somebody set by hand is meant, on whatever system.
	if (environment.XDG_CACHE_HOME) return environment.XDG_CACHE_HOME;
	if (platform === 'darwin') return join(homedir(), 'Library', 'Caches');
	if (platform === 'win32') {
		return environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
	}
	return join(homedir(), '.cache');
}
