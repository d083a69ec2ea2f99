import { isJsonObject, parseJson, textOf, type JsonObject } from '../../../shared/json';

const NONE = { code: '', message: '' };

function fromJson(body: JsonObject): { code: string; message: string } {
	const error = isJsonObject(body.error) ? body.error : body;
	const code = textOf(error.code) ?? textOf(error.error) ?? '';
	const message =
		textOf(error.message) ?? textOf(error.error_description) ?? textOf(error.error_summary) ?? '';
	return { code: code.slice(0, 1_000), message: message.slice(0, 1_000) };
}

/** What a target says is wrong: S3, Azure and GCS in XML, most others in JSON. */
export function targetMessage(text: string): { code: string; message: string } {
	const body = parseJson(text);
	if (body !== undefined) return isJsonObject(body) ? fromJson(body) : NONE;
	const [, code = ''] = /<Code>([^<]{1,100})<\/Code>/.exec(text) ?? [];
	const [, message = ''] = /<Message>([^<]{1,300})<\/Message>/.exec(text) ?? [];
	return { code, message };
}
