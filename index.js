const { ZoomVideoSdkApi } = require('./dist/credentials/ZoomVideoSdkApi.credentials.js');
const {
	ZoomVideoSdkRecording,
} = require('./dist/nodes/ZoomVideoSdk/ZoomVideoSdkRecording.node.js');
const {
	ZoomVideoSdkRecordingTrigger,
} = require('./dist/nodes/ZoomVideoSdk/ZoomVideoSdkRecordingTrigger.node.js');
const {
	ZoomVideoSdkRecordingPollTrigger,
} = require('./dist/nodes/ZoomVideoSdk/ZoomVideoSdkRecordingPollTrigger.node.js');

module.exports = {
	ZoomVideoSdkApi,
	ZoomVideoSdkRecording,
	ZoomVideoSdkRecordingTrigger,
	ZoomVideoSdkRecordingPollTrigger,
};
