import { isJsonObject, parseJson, type Json } from '../../../nodes/ZoomVideoSdk/shared/json';
import { different, notAsked, type Check } from '../check';
import { fieldName } from '../shapes/matchShape';
import { download } from '../zoom/download';

const MOST_FIELDS = 40;

/** The names of the fields of a JSON value with their types, such as `timeline[].ts: string`; no values. */
function outlineOf(value: Json | undefined, path = ''): string[] {
	if (Array.isArray(value)) {
		return [...new Set(value.flatMap((each) => outlineOf(each, `${path}[]`)))];
	}
	if (!isJsonObject(value)) return [`${path}: ${value === null ? 'null' : typeof value}`];
	return Object.entries(value).flatMap(([key, each]) =>
		outlineOf(each, `${path}.${fieldName(key)}`),
	);
}

/** Only the names of fields are told: what was said in a session is nobody else's business. */
export const fieldsOfTexts: Check = {
	name: 'Summaries and timelines',
	question: 'Which fields do SUMMARY and TIMELINE have?',
	answers: 9,
	async run(run) {
		const files = await run.samples.files();
		const outlines: string[] = [];
		for (const type of ['SUMMARY', 'TIMELINE']) {
			const file = files.find(({ fields }) => fields.file_type === type);
			if (file === undefined) continue;
			const { status, bytes } = await download(run, file.address);
			const value = parseJson(bytes.toString());
			if (status !== 200 || value === undefined) {
				return different(`The ${type} is not JSON (HTTP ${status}).`);
			}
			const outline = outlineOf(value).slice(0, MOST_FIELDS);
			outlines.push(`${type} ${outline.map((each) => each.replace(/^\./, '')).join(', ')}`);
		}
		return outlines.length === 0
			? notAsked('No recording has a summary or a timeline.')
			: { result: 'matched', text: 'JSON.', zoomSays: outlines.join(' | ') };
	},
};
