import {
	formEnvelope,
	inForm,
	isPostRetryable,
	readFormFields,
	takenBytes,
} from '../../../../nodes/ZoomVideoSdk/files/upload/urlPost';

describe('a form', () => {
	it('has the fields first, in their order, and the file last', async () => {
		const envelope = formEnvelope(
			[
				['key', 'a.mp4'],
				['policy', 'e30='],
			],
			'a.mp4',
			'video/mp4',
			'edge',
		);
		async function* file() {
			yield Buffer.from('bytes');
		}
		const parts: Buffer[] = [];
		for await (const part of inForm(file(), envelope)) parts.push(part);
		expect(Buffer.concat(parts).toString()).toBe(
			[
				'--edge',
				'Content-Disposition: form-data; name="key"',
				'',
				'a.mp4',
				'--edge',
				'Content-Disposition: form-data; name="policy"',
				'',
				'e30=',
				'--edge',
				'Content-Disposition: form-data; name="file"; filename="a.mp4"',
				'Content-Type: video/mp4',
				'',
				'bytes',
				'--edge--',
				'',
			].join('\r\n'),
		);
		expect(envelope.contentType).toBe('multipart/form-data; boundary=edge');
	});

	it('is read by others as it was meant, odd names too', async () => {
		const name = 'Büro "A"\r\n.mp4';
		const { contentType, prefix, suffix } = formEnvelope([['ключ', 'значение']], name, 'video/mp4');
		const body = Buffer.concat([prefix, Buffer.from('bytes'), suffix]);
		const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
		expect(form.get('ключ')).toBe('значение');
		const file = form.get('file');
		expect(file).toMatchObject({ name, type: 'video/mp4', size: 5 });
	});

	it('has another boundary each time', () => {
		const types = [1, 2].map(() => formEnvelope([], 'a', 'b').contentType);
		expect(new Set(types).size).toBe(2);
	});
});

describe('form fields', () => {
	it.each<[unknown, unknown]>([
		[
			{ key: 'a', n: 1, on: true, empty: '' },
			[
				['key', 'a'],
				['n', '1'],
				['on', 'true'],
				['empty', ''],
			],
		],
		[
			'{"key":"a","policy":"b"}',
			[
				['key', 'a'],
				['policy', 'b'],
			],
		],
		['', []],
		['  ', []],
		[undefined, []],
		[null, []],
		[{}, []],
	])('%j', (value, expected) => {
		expect(readFormFields(value)).toEqual(expected);
	});

	it.each<[unknown, RegExp]>([
		['key=a', /not an object/],
		[[1], /not an object/],
		[5, /not an object/],
		[{ file: 'a' }, /"file" cannot be sent/],
		[{ File: 'a' }, /"File" cannot be sent/],
		[{ key: { a: 1 } }, /"key" cannot be sent/],
		[{ key: null }, /"key" cannot be sent/],
	])('refuses %j', (value, message) => {
		expect(() => readFormFields(value)).toThrow(message);
		expect(() => readFormFields(value)).toThrow(
			expect.objectContaining({
				description: expect.stringMatching(/^(Give the fields as|Use texts)/),
			}),
		);
	});
});

describe('a POST', () => {
	it.each<[number, string, boolean]>([
		[429, '', true],
		[503, '', true],
		[408, '', true],
		[400, '<Error><Code>RequestTimeout</Code></Error>', true],
		[500, '', false],
		[502, '', false],
		[504, '', false],
		[403, '', false],
		[400, '', false],
	])('answered by %i %s is made again: %s', (status, text, expected) => {
		expect(isPostRetryable({ status, headers: {}, text })).toBe(expected);
	});

	it.each<[string, number | undefined]>([
		['OK - 1048576', 1_048_576],
		['OK - 5\n', 5],
		[' OK - 5 ', 5],
		['OK', undefined],
		['NOT OK - 5', undefined],
		['OK - 5 of 7', undefined],
		['OK - five', undefined],
		['{"ok":true}', undefined],
	])('answered with %j has taken %s', (text, expected) => {
		expect(takenBytes(text)).toBe(expected);
	});
});
