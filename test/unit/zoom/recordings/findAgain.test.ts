import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { findAgain } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/findAgain';
import { sessionFiles } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';

const START = '2026-11-01T10:00:00Z';
const VIDEO = { id: 'v', file_type: 'MP4', recording_type: 'gallery_view', recording_start: START };
const CAPTION = { file_type: 'CC', recording_start: START };

const filesOf = (...recording_files: JsonObject[]) =>
	sessionFiles({ session_id: 's==', recording_files });

/** The `found` of the listed file that is taken for the first one of an event. */
function foundFor(announced: JsonObject[], listed: JsonObject[], place = 0): unknown {
	const file = filesOf(...announced)[place];
	return file && findAgain(file, filesOf(...listed))?.['found'];
}

describe('findAgain', () => {
	it.each<[string, JsonObject[], JsonObject[], unknown]>([
		[
			'by its id',
			[VIDEO],
			[
				{ ...VIDEO, id: 'w' },
				{ ...VIDEO, found: 1 },
			],
			1,
		],
		['not by another id', [VIDEO], [{ ...VIDEO, id: 'w', found: 1 }], undefined],
		['whose id is listed only', [{ ...VIDEO, id: undefined }], [{ ...VIDEO, found: 1 }], 1],
		['whose id is not listed', [VIDEO], [{ ...VIDEO, id: '', found: 1 }], 1],
		[
			'not of another view, without an id',
			[{ ...VIDEO, id: undefined }],
			[{ ...VIDEO, recording_type: 'speaker_view', found: 1 }],
			undefined,
		],
		[
			'not captions of another id, alone in the list',
			[{ ...CAPTION, id: 'a' }],
			[{ ...CAPTION, id: 'b', found: 1 }],
			undefined,
		],
		[
			'captions of several at one time, by their id',
			[{ ...CAPTION, id: 'a' }],
			[
				{ ...CAPTION, id: 'b' },
				{ ...CAPTION, id: 'a', found: 1 },
			],
			1,
		],
		['captions, by type and time', [CAPTION], [{ ...CAPTION, id: 'late', found: 1 }], 1],
		[
			'not captions of another time',
			[CAPTION],
			[{ ...CAPTION, recording_start: '2026-11-01T11:00:00Z', found: 1 }],
			undefined,
		],
		[
			'of two alike, by the size',
			[{ ...CAPTION, file_size: 2 }],
			[
				{ ...CAPTION, file_size: 1 },
				{ ...CAPTION, file_size: 2, found: 1 },
			],
			1,
		],
		['of two alike, none', [CAPTION], [CAPTION, { ...CAPTION, found: 1 }], undefined],
		[
			'of two alike with one size, none',
			[{ ...CAPTION, file_size: 2 }],
			[
				{ ...CAPTION, file_size: 2, found: 1 },
				{ ...CAPTION, file_size: 2 },
			],
			undefined,
		],
		[
			'not of two alike by a size that only one of them tells',
			[{ ...CAPTION, file_size: 2 }],
			[
				{ ...CAPTION, file_size: 1 },
				{ ...CAPTION, recording_end: START, found: 1 },
			],
			undefined,
		],
		[
			'not of two alike by one detail while another differs',
			[{ ...CAPTION, file_size: 2, recording_end: START }],
			[
				{ ...CAPTION, file_size: 1, recording_end: START, found: 1 },
				{ ...CAPTION, file_size: 3 },
			],
			undefined,
		],
		[
			'of two alike by the size, though only the list tells the end',
			[{ ...CAPTION, file_size: 2 }],
			[
				{ ...CAPTION, file_size: 1, recording_end: START },
				{ ...CAPTION, file_size: 2, recording_end: START, found: 1 },
			],
			1,
		],
		...['recording_end', 'recording_type', 'file_extension'].map(
			(field): [string, JsonObject[], JsonObject[], unknown] => [
				`of two alike, by ${field}`,
				[{ ...CAPTION, [field]: 'b' }],
				[
					{ ...CAPTION, [field]: 'a' },
					{ ...CAPTION, [field]: 'b', found: 1 },
				],
				1,
			],
		),
		[
			'not with another id, though all else is the same',
			[VIDEO],
			[{ ...VIDEO, id: 'w', file_size: 1, found: 1 }],
			undefined,
		],
	])('a file %s', (_, announced, listed, found) => {
		expect(foundFor(announced, listed)).toBe(found);
	});

	it('does not mistake the first of two for the second, when one is left', () => {
		const two = [
			{ ...CAPTION, file_size: 1 },
			{ ...CAPTION, file_size: 2 },
		];
		expect(foundFor(two, [{ ...CAPTION, file_size: 1, found: 1 }], 1)).toBeUndefined();
		expect(foundFor(two, [{ ...CAPTION, file_size: 2, found: 1 }], 1)).toBe(1);
	});

	it('recognizes the last of many that nothing else distinguishes by its size', () => {
		const many = Array.from({ length: 12 }, (_, place) => ({ ...CAPTION, file_size: place + 1 }));
		expect(foundFor(many, [{ ...CAPTION, file_size: 12, found: 1 }], 11)).toBe(1);
	});

	it('does not mistake what looks like a count within an id for one', () => {
		const session = { ...VIDEO, id: 'a#1b' };
		expect(foundFor([session], [{ ...VIDEO, id: 'ab', found: 1 }])).toBeUndefined();
	});

	it('knows a file by its key, though another step has put another id into the item', () => {
		const [file] = filesOf(VIDEO);
		const item = file && { ...file, id: 'of a participant' };
		const listed = filesOf({ ...VIDEO, id: 'w' }, { ...VIDEO, found: 1 });
		expect(item && findAgain(item, listed)?.['found']).toBe(1);
	});

	it('looks only in the same list', () => {
		const [file] = filesOf(VIDEO);
		const listed = sessionFiles({ session_id: 's==', participant_video_files: [VIDEO] });
		expect(file && findAgain(file, listed)).toBeUndefined();
		const [bare] = filesOf({ ...VIDEO, id: undefined });
		expect(bare && findAgain(bare, listed)).toBeUndefined();
	});

	it('finds an item without a key', () => {
		const [file] = filesOf(VIDEO);
		const plain = file && { ...file, dedupe_key: '' };
		expect(plain && findAgain(plain, filesOf({ ...VIDEO, found: 1 }))?.['found']).toBe(1);
	});
});
