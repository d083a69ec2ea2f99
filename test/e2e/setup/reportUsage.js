// Loaded into n8n's process by NODE_OPTIONS. Asked by a signal, it writes down what the process holds
// once the garbage is collected: the memory of the process alone says more of V8's habits than of leaks.
const { readdirSync, renameSync, writeFileSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const file = `${process.env.USAGE_FOLDER}/${process.pid}.json`;

process.on('SIGUSR2', () => {
	collect();
	// What the first collection finalized is freed by the second.
	setImmediate(() => {
		collect();
		const { heapUsed, external, rss } = process.memoryUsage();
		const handles = readdirSync('/proc/self/fd').length;
		const resources = process.getActiveResourcesInfo().length;
		writeFileSync(`${file}.part`, JSON.stringify({ heapUsed, external, rss, handles, resources }));
		renameSync(`${file}.part`, file);
	});
});
