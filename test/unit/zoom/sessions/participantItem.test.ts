import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { participantItem } from '../../../../nodes/ZoomVideoSdk/zoom/sessions/participantItem';

describe('a participant as an item', () => {
	const main: JsonObject = {
		id: '16778240',
		name: 'Ada Lovelace',
		user_key: 'ada',
		participant_uuid: 'A1',
		join_time: 'a',
		leave_time: 'b',
		is_original_host: true,
	};

	it("has Zoom's fields and the session, or without those of device, network and place", () => {
		const user = { ...main, ip_address: '192.0.2.1', device: 'Mac', location: 'Berlin (DE)' };
		expect(participantItem(user, 's', false)).toStrictEqual({ session_id: 's', ...user });
		expect(participantItem(user, 's', true)).toStrictEqual({ session_id: 's', ...main });
	});

	it('lacks what Zoom leaves out', () => {
		expect(participantItem({ name: 'Ada' }, 's', true)).toStrictEqual({
			session_id: 's',
			name: 'Ada',
		});
	});
});
