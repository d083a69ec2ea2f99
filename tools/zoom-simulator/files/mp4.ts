function box(type: string, ...parts: Buffer[]): Buffer {
	const body = Buffer.concat(parts);
	const head = Buffer.alloc(8);
	head.writeUInt32BE(8 + body.length);
	head.write(type, 4, 'latin1');
	return Buffer.concat([head, body]);
}

function words(...values: number[]): Buffer {
	const bytes = Buffer.alloc(4 * values.length);
	for (const [at, value] of values.entries()) bytes.writeUInt32BE(value, 4 * at);
	return bytes;
}

const matrix = words(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
const none = words(0, 0);

function header(durationMs: number): Buffer {
	return box(
		'mvhd',
		words(0, 0, 0, 1000, durationMs, 0x10000, 0x01000000, 0, 0),
		matrix,
		words(0, 0, 0, 0, 0, 0, 2),
	);
}

function track(kind: 'video' | 'audio', durationMs: number): Buffer {
	const video = kind === 'video';
	const [width, height, volume] = video ? [1280 << 16, 720 << 16, 0] : [0, 0, 0x01000000];
	const media = video ? box('vmhd', words(1, 0, 0)) : box('smhd', words(0, 0));
	const samples = box(
		'stbl',
		box('stsd', none),
		box('stts', none),
		box('stsc', none),
		box('stsz', words(0, 0, 0)),
		box('stco', none),
	);
	const data = box('dinf', box('dref', words(0, 1), box('url ', words(1))));
	const handler = Buffer.from(video ? 'vide' : 'soun', 'latin1');
	return box(
		'trak',
		box('tkhd', words(3, 0, 0, 1, 0, durationMs, 0, 0, 0, volume), matrix, words(width, height)),
		box(
			'mdia',
			box('mdhd', words(0, 0, 0, 1000, durationMs, 0x55c40000)),
			box('hdlr', none, handler, words(0, 0, 0), Buffer.from('\0', 'latin1')),
			box('minf', media, data, samples),
		),
	);
}

/**
 * The start of an MP4 or M4A file (ISO 14496-12): `ftyp`, `moov` with one track, and the head
 * of an `mdat` that takes the rest of the file. The track has no samples, so that players open
 * the file and show nothing.
 * @param size of the whole file in bytes
 */
export function mp4Head(kind: 'video' | 'audio', durationMs: number, size: number): Buffer {
	const brands = kind === 'video' ? ['isom', 'isom', 'iso2', 'mp41'] : ['M4A ', 'M4A ', 'isom'];
	const [major = '', ...compatible] = brands;
	const ftyp = box(
		'ftyp',
		Buffer.from(major, 'latin1'),
		words(512),
		Buffer.from(compatible.join(''), 'latin1'),
	);
	const moov = box('moov', header(durationMs), track(kind, durationMs));
	const left = size - ftyp.length - moov.length;
	const mdat = Buffer.alloc(16);
	mdat.writeUInt32BE(1);
	mdat.write('mdat', 4, 'latin1');
	mdat.writeBigUInt64BE(BigInt(Math.max(left, mdat.length)), 8);
	return Buffer.concat([ftyp, moov, mdat]);
}
