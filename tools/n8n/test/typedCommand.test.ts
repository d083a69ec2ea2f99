import { commandWith, commandWithDashes } from '../start/typedCommand';

const START = { npm_lifecycle_event: 'start' };
const DEV = { npm_lifecycle_event: 'dev' };

describe('the command with another value', () => {
	it.each<[string[], Record<string, string>, string]>([
		[[], START, 'npm start -- --port 5679'],
		[['--port', '5678'], START, 'npm start -- --port 5679'],
		[['--port=5678', '--once'], START, 'npm start -- --once --port 5679'],
		[['--simulator-port', '4200'], START, 'npm start -- --simulator-port 4200 --port 5679'],
		[['--watch', '--no-simulator'], DEV, 'npm run dev -- --no-simulator --port 5679'],
		[['--watch'], START, 'npm start -- --watch --port 5679'],
		[[], {}, 'npm start -- --port 5679'],
	])('of %j under %j: %s', (args, environment, command) => {
		expect(commandWith('--port', 5679, args, environment)).toBe(command);
	});
});

describe('the command for options that npm has kept', () => {
	// As npm 10 and 11 hand them over.
	it.each<[string, string[], Record<string, string>, string | undefined]>([
		['--once', [], { npm_config_once: 'true' }, 'npm start -- --once'],
		['--no-simulator', [], { npm_config_simulator: '' }, 'npm start -- --no-simulator'],
		['--port 5679', ['5679'], { npm_config_port: 'true' }, 'npm start -- --port 5679'],
		['--port=5679', [], { npm_config_port: '5679' }, 'npm start -- --port 5679'],
		['--port', [], { npm_config_port: 'true' }, 'npm start -- --port …'],
		[
			'--once --simulator-port=4200',
			[],
			{ npm_config_simulator_port: '4200', npm_config_once: 'true' },
			'npm start -- --once --simulator-port 4200',
		],
		['nothing', [], { npm_config_noproxy: '', npm_config_node_gyp: '/x' }, undefined],
		['-- --once', ['--once'], {}, undefined],
		['--simulator, which there is not', [], { npm_config_simulator: 'true' }, undefined],
	])('after %s', (_, args, kept, command) => {
		expect(commandWithDashes(args, { ...START, ...kept })).toBe(command);
	});

	it('is that of npm run dev there', () => {
		expect(commandWithDashes(['--watch'], { ...DEV, npm_config_port: '9' })).toBe(
			'npm run dev -- --port 9',
		);
	});
});
