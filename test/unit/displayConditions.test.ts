import { ZoomVideoSdkApi } from '../../credentials/ZoomVideoSdkApi.credentials';
import { ZoomVideoSdkRecording } from '../../nodes/ZoomVideoSdk/ZoomVideoSdkRecording.node';
import { ZoomVideoSdkRecordingPollTrigger } from '../../nodes/ZoomVideoSdk/ZoomVideoSdkRecordingPollTrigger.node';
import { ZoomVideoSdkRecordingTrigger } from '../../nodes/ZoomVideoSdk/ZoomVideoSdkRecordingTrigger.node';

/** Calls a method of the value. n8n 1 and 2.8 do that for a field that is not there too, and throw. */
const UNGUARDED = ['includes', 'startsWith', 'endsWith'];

/** The conditions of all fields, however deep they are. */
function conditionsIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
		name === '_cnd' && typeof inner === 'object' && inner !== null
			? Object.keys(inner)
			: conditionsIn(inner),
	);
}

it('fields are shown by conditions only that no n8n fails on: not one operation would run there', () => {
	const conditions = conditionsIn([
		new ZoomVideoSdkRecording().description,
		new ZoomVideoSdkRecordingTrigger().description,
		new ZoomVideoSdkRecordingPollTrigger().description,
		new ZoomVideoSdkApi().properties,
	]);
	expect(conditions).toEqual(expect.arrayContaining(['regex', 'gt', 'exists']));
	expect(conditions.filter((each) => UNGUARDED.includes(each))).toEqual([]);
});
