import { differsBySession } from '../../../../nodes/ZoomVideoSdk/actions/file/differsBySession';

const NAME = '{{ $json.session_name }}';

describe('an expression that has another value for each session', () => {
	it.each([
		['an ID', '{{ $json.id }}'],
		['an ID in brackets', '{{ $json["session_id"] }}'],
		['an optional ID', "{{ $json?.['dedupe_key'] }}"],
		['the beginning of an ID', '{{ $json.id.slice(0, 8) }}'],
		['an ID in a template', '{{ `${$json.session_name}-${$json.id}.mp4` }}'],
		['an ID deeper in the item', '{{ $json.recording_files[0].id }}'],
		['the IDs of all items', "{{ $input.all().map((item) => item.json.id).join('-') }}"],
		['an ID of an earlier step', '{{ $("A file").first().json.id }}'],
		['an ID, or a text', "{{ $ifEmpty($json.id, 'none') }}"],
		['one ID or the other', '{{ $json.id ?? $json.session_id }}'],
		['a name, or a text, and an ID', `{{ $json.session_name || 'none' }}{{ $json.id }}`],
		[
			'a name without some signs, and an ID',
			"{{ $json.session_name.replace(/[?#]/g, '') + $json.id }}",
		],
		['a field of another node', '{{ $json.url }}'],
		['one with a space', "{{ $('Sign').item.json['Upload URL'] }}"],
		['part of one', "{{ $json.headers.location.split('?')[0] }}"],
		['a time', '{{ $json.start_time }}'],
		['a name and a time in one', '{{ $json.session_name + "-" + $json.start_time }}'],
		['a time of an earlier step', '{{ $("A file").item.json.recording_start }}'],
		['an encoded time', '{{ encodeURIComponent($json.start_time) }}'],
		['a time without colons', "{{ $json.start_time.replace(/:/g, '-') }}"],
		['a time of numbers', "{{ $json.start_time.replaceAll('-', '').replace(/[:TZ]/g, '') }}"],
		['a time without signs', "{{ $json.start_time.replace(/\\D/g, '') }}"],
		['milliseconds', '{{ new Date($json.start_time).getTime() }}'],
		['a format with seconds', "{{ $json.start_time.toDateTime().toFormat('yyyy-LL-dd HHmmss') }}"],
		[
			'twelve hours',
			'{{ DateTime.fromISO($json.start_time, { zone: "utc" }).toFormat("yyyy-MM-dd\'T\'hh:mm:ss a") }}',
		],
		['seconds since 1970', "{{ $now.toFormat('X') }}"],
		['a day and a time', `{{ $json.start_time.slice(0, 10) }}/{{ $json.start_time }}`],
		['now', '{{ $now }}'],
		['now in a zone', "{{ $now.setZone('utc').toISO() }}"],
		['now by Date', '{{ new Date().toISOString() }}'],
		['now in milliseconds', '{{ Date.now() }}'],
		['the execution', '{{ $execution.id }}'],
		['a random number', '{{ Math.random().toString(36).slice(2) }}'],
	])('%s', (_, text) => {
		expect(differsBySession(`=https://bucket.example/${text}`)).toBe(true);
	});
});

describe('an expression that may have the same value for another session', () => {
	it.each([
		['nothing to evaluate', 'a.mp4'],
		['a text', '{{ "a" }}'],
		['a name', NAME],
		['a type deeper in the item', '{{ $json.recording_files[0].recording_type }}'],
		['a type at any place', '{{ $json.recording_files[$itemIndex]?.file_type }}'],
		['the length of an ID', '{{ $json.dedupe_key.length }}'],
		['a number of fields', '{{ Object.values($json).length }}'],
		['one character of an ID', '{{ $json.id.charAt(0) }}'],
		['too little of an ID', '{{ encodeURIComponent($json.id).slice(0, 2) }}'],
		['a size', `${NAME}-{{ $json.file_size }}-{{ $json.duration }}`],
		['a name, or an ID', '{{ $json.session_name || $json.id }}'],
		['an ID, or a name', '{{ $json.id ?? $json.session_name }}'],
		['whether there is an ID', "{{ $json.id ? 'a' : 'b' }}"],
		['a text if there is an ID', "{{ $json.id && 'a' }}"],
		['a comparison', "{{ $json.id > 'a' }}"],
		['one of two names', "{{ $if($json.id, 'a', 'b') }}"],
		['no ID', '{{ !$json.id }}'],
		['what a model says', "{{ $fromAI('key') }}"],
		['a signature after a name', "{{ 'a.mp4?X-Amz-Signature=' + $json.signature }}"],
		['a signature in a template', '{{ `a.mp4?sig=${$json.signature}` }}'],
		['the place of an item', '{{ $itemIndex }}-{{ $runIndex }}'],
		['a day', '{{ $today.toISODate() }}'],
		['a day by a format', "{{ $now.toFormat('yyyy-MM-dd') }}"],
		['a day by n8n', "{{ $now.format('yyyy-MM-dd') }}"],
		['a day in ISO', '{{ $now.toISODate() }}'],
		['a day in the local form', '{{ $now.toLocaleString() }}'],
		['a minute', "{{ $now.toFormat('yyyy-MM-dd HH:mm') }}"],
		['a time of day', "{{ $now.toFormat('HH:mm:ss') }}"],
		['words that look like seconds', '{{ $now.toFormat("yyyy-MM-dd HH:mm \'sessions\'") }}'],
		['hours without their half of the day', "{{ $now.toFormat('yyyy-MM-dd hh:mm:ss') }}"],
		['a year', '{{ $now.year }}'],
		['the beginning of a day', "{{ $now.startOf('day').toISO() }}"],
		['a day by Date', '{{ new Date().toISOString().slice(0, 10) }}'],
		['a day by split', "{{ new Date().toISOString().split('T')[0] }}"],
		['a day in words', '{{ new Date().toDateString() }}'],
		['the day number', '{{ Math.floor(Date.now() / 86400000) }}'],
		['a day by DateTime', "{{ DateTime.now().toFormat('yyyy-MM-dd') }}"],
		['a fixed day', "{{ new Date('2026-01-01').toISOString() }}"],
		['the day of the session', '{{ $json.start_time.slice(0, 10) }}'],
		['the day in brackets', '{{ $json["start_time"]?.substring(0, 10) }}'],
		['the day of the session by a pattern', "{{ $json.start_time.replace(/T.*/, '') }}"],
		[
			'the day of the session as a whole',
			'{{ ($json.session_name + $json.start_time).slice(0, 30) }}',
		],
		['the day of an earlier step', "{{ $('A file').item.json.start_time.split('T')[0] }}"],
		['the day in a template', '{{ `${$json.session_name}-${$json.start_time.slice(0, 10)}` }}'],
		['the year of the session', '{{ parseInt($json.start_time) }}'],
		['one of a few numbers', '{{ Math.floor(Math.random() * 10) }}'],
	])('%s', (_, text) => {
		expect(differsBySession(`=https://bucket.example/${text}`)).toBe(false);
	});

	it.each([undefined, 7, '{{ $json.id }}', 'https://bucket.example/{{ $json.id }}'])(
		'%j, which is no expression',
		(saved) => {
			expect(differsBySession(saved)).toBe(false);
		},
	);
});
