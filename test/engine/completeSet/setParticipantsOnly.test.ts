import { answersTo } from '../fixtures/receiver';
import { useZoom } from '../fixtures/zoom';
import { FAILED, setsOf, useSets } from './sets';

// Where Zoom records each person apart and nothing else, a part begins for each of them when they join.
const zoom = useZoom({ settings: { retryScale: 0.0002 } });
const { complete, emptySession, list, receive } = useSets(zoom);

const LATE_MS = 18_000;

it.each<[string, number, Array<'participantVideo' | 'transcript'>]>([
	['the file of somebody who joined before', 0, ['participantVideo']],
	['its transcript after all', 0, ['transcript']],
	['the file of somebody who joined after', 2 * LATE_MS, ['participantVideo']],
])(
	'a part that started the workflow is recognized when Zoom lists %s',
	async (_, skewMs, kinds) => {
		const receiver = await receive();
		const session = emptySession();
		list(session, 1, ['participantVideo'], LATE_MS);
		expect(answersTo(await receiver.tell(FAILED, session))).toEqual(['200']);
		list(session, 1, kinds, skewMs);
		list(session, 2, ['participantVideo']);
		expect(await complete(receiver, session, 2, 'transcript')).toBe('200');
		expect(setsOf(receiver)).toEqual([
			[0, ['transcript']],
			[expect.any(Number), expect.any(Array)],
		]);
	},
);
