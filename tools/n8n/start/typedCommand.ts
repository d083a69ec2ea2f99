import { OPTIONS } from './startOptions';

type Environment = Readonly<Record<string, string | undefined>>;

/** How this program was started, as far as npm tells. */
function program({ npm_lifecycle_event: script }: Environment): string {
	return script === 'dev' ? 'npm run dev' : 'npm start';
}

/** The whole command to type, given what stands behind npm's `--`. */
function typed(args: readonly string[], environment: Environment): string {
	// `npm run dev` says --watch itself.
	const own = environment['npm_lifecycle_event'] === 'dev' ? ['--watch'] : [];
	return [program(environment), '--', ...args.filter((arg) => !own.includes(arg))].join(' ');
}

/** The command that was typed, with an option set to another value, to be typed instead. */
export function commandWith(
	option: string,
	value: string | number,
	args: readonly string[] = process.argv.slice(2),
	environment: Environment = process.env,
): string {
	const others = args.filter(
		(arg, place) => arg !== option && args[place - 1] !== option && !arg.startsWith(`${option}=`),
	);
	return typed([...others, option, String(value)], environment);
}

/**
 * The command to type instead where npm has kept options for itself: without a `--` before them, it
 * takes them for its own settings (`npm_config_once`), and leaves over their values.
 *
 * @returns `undefined` when npm has kept none
 */
export function commandWithDashes(
	args: readonly string[] = process.argv.slice(2),
	environment: Environment = process.env,
): string | undefined {
	const values = args.filter((arg) => !arg.startsWith('-'));
	const kept = Object.entries(OPTIONS).flatMap(([name, { type }]): string[] => {
		const setting = environment[`npm_config_${name.replace(/^no-/, '').replaceAll('-', '_')}`];
		if (setting === undefined) return [];
		// npm turns --no-x into a false x, and gives a setting that it does not know no value.
		if (type === 'boolean') return name.startsWith('no-') === (setting === '') ? [`--${name}`] : [];
		return [`--${name}`, setting === 'true' ? (values.shift() ?? '…') : setting];
	});
	return kept.length === 0 ? undefined : typed(kept, environment);
}
