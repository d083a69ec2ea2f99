import { spellingsOf } from '../../../../nodes/ZoomVideoSdk/zoom/sessions/foldName';

it.each<[string, string | undefined, Array<string | undefined>]>([
	['no name', undefined, [undefined]],
	['a name without accents', 'weekly', ['weekly']],
	['accents in one sign', 'caf\u00e9', ['caf\u00e9', 'cafe\u0301']],
	['accents apart', 'cafe\u0301', ['caf\u00e9', 'cafe\u0301']],
	['a mix of both', '\u00e9e\u0301', ['\u00e9\u00e9', 'e\u0301e\u0301']],
	['a letter that has no sign of its own with its accent', 'q\u0301', ['q\u0301']],
])('Zoom is asked for %s', (_, name, spellings) => {
	expect(spellingsOf(name)).toEqual(spellings);
});
