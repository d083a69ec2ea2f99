import {
	agentItem,
	checkSelectedFields,
} from '../../../../nodes/ZoomVideoSdk/actions/common/agentOutput';

const item = {
	session_name: 'Demo',
	download_url: 'https://zoom.us/rec/download/v',
	recording_files: [{ id: 'v', download_url: 'https://zoom.us/rec/download/v' }],
	dedupe_key: 's',
};

it('leaves out what no agent can use, in the files of a session too', () => {
	expect(agentItem(item)).toStrictEqual({ session_name: 'Demo', recording_files: [{ id: 'v' }] });
});

it('leaves out the token that a file has from its item, but not one that was asked for', () => {
	const tokens = { download_token: 'secret', download_access_token: 'secret' };
	expect(agentItem({ id: 'v', collection: 'recording_files', ...tokens })).toStrictEqual({
		...{ id: 'v', collection: 'recording_files' },
	});
	expect(agentItem({ session_id: 's', ...tokens })).toStrictEqual({ session_id: 's', ...tokens });
});

it('gives the selected fields in the order of the selection, also what is left out otherwise', () => {
	const output = agentItem(item, ['dedupe_key', 'recording_files', 'start_time']);
	expect(Object.entries(output)).toEqual([
		['dedupe_key', 's'],
		['recording_files', [{ id: 'v' }]],
	]);
	expect(agentItem(item, ['constructor', '__proto__'])).toStrictEqual({});
});

it('says which fields there are when one is not', () => {
	const known = ['id', 'text', 'id'];
	expect(() => checkSelectedFields(['id'], known)).not.toThrow();
	expect(() => checkSelectedFields(['id', 'txt', 'name'], known)).toThrow(
		expect.objectContaining({
			message: '\'Fields\': the output has no "txt", "name"',
			description: 'Use names from this list: id, text.',
		}),
	);
});
