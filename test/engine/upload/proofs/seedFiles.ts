import type { IDataObject } from 'n8n-workflow';

import { jsonOf, type Zoom } from '../../fixtures/zoom';

/** The items of a session's files, as the trigger and Get Many put them out. */
export async function seedFiles(
	zoom: Pick<Zoom, 'simulator' | 'run'>,
): Promise<{ id: string; items: IDataObject[] }> {
	const { id } = zoom.simulator.seed({ name: 'Demo', files: ['video', 'audio'] });
	const run = await zoom.run('getAll', { resource: 'recording', output: 'file' });
	const items = jsonOf(run).filter(({ session_id }) => session_id === id);
	expect(items).toHaveLength(2);
	return { id, items };
}

/** What a file that was sent has in the output. */
export const sent = (file?: IDataObject) => ({ id: file?.['id'], uploaded: true });
