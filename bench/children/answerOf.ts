import { get, type IncomingMessage } from 'node:http';

/** Follows redirects to the file; the token goes to the first address only. */
export async function answerOf(
	address: string,
	headers: Record<string, string>,
): Promise<IncomingMessage> {
	const response = await new Promise<IncomingMessage>((resolve, reject) => {
		get(address, { headers }, resolve).on('error', reject);
	});
	const { statusCode = 0, headers: its } = response;
	if (its.location !== undefined) {
		response.resume();
		return await answerOf(new URL(its.location, address).href, {});
	}
	if (statusCode !== 200) throw new Error(`${statusCode} from ${new URL(address).host}`);
	return response;
}
