import { ZoomError } from '../../shared/errors';
import { ErrorCode } from './errorCodes';

/** Zoom states 300 for its list of sessions, and nothing for most other lists, whose default is 30. */
const PAGE_SIZE = 300;
const DEFAULT_PAGE_SIZE = 30;

function isPageTooLarge(error: unknown): boolean {
	if (!(error instanceof ZoomError)) return false;
	const { code, description } = error.details;
	return code === ErrorCode.VALIDATION_FAILED && /page.?size/i.test(description ?? '');
}

/** Reads a list in large pages, or in pages of Zoom's default size if Zoom does not accept large ones. */
export async function inLargePages<List>(read: (pageSize: number) => Promise<List>): Promise<List> {
	return await read(PAGE_SIZE).catch(async (error: unknown) =>
		isPageTooLarge(error) ? await read(DEFAULT_PAGE_SIZE) : await Promise.reject(error),
	);
}
