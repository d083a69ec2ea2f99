import { LONG_CHARACTERS } from '../../shared/hideAddress';
import { unescaped } from '../../shared/unescaped';
import { signingPairs } from './target/targetFile';
import type { UploadTarget } from './uploadTarget';

/** The parameters of an address as they are written there, and as they are read. */
function queryPairs({ search, searchParams }: URL): Array<readonly [string, string]> {
	const written = search.slice(1).split('&');
	return [
		...searchParams,
		...written.map((pair) => {
			const [name = '', ...value] = pair.split('=');
			return [unescaped(name), value.join('=')] as const;
		}),
	];
}

/**
 * The texts that let anybody who reads them write to the target: policy and signature of a form, what
 * signs an address, by itself and with its name, and the path of a session. An upload in parts has
 * thousands of addresses; each is looked up as a whole.
 */
export function secretTexts(target: UploadTarget): string[] {
	if (target.to === 's3Parts') return [];
	const fields = target.to === 'urlPost' ? target.fields : [];
	const signing = signingPairs([...fields, ...queryPairs(target.url)]);
	// The path of a PUT, or of a form, is where the object is.
	const isSession = target.to !== 'urlPut' && fields.length === 0 && signing.length === 0;
	const { pathname } = target.url;
	return [
		...signing.flatMap(([name, value]) => [value, `${name}=${value}`]),
		...(isSession && pathname.length >= LONG_CHARACTERS ? [pathname] : []),
	];
}

/**
 * The addresses that let anybody who reads them write to the target. The address of a form is useless
 * without its fields.
 */
export function secretAddresses(target: UploadTarget): readonly URL[] {
	if (target.to === 's3Parts') return target.urls;
	return target.to === 'urlPost' && target.fields.length > 0 ? [] : [target.url];
}
