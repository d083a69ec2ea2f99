export type { KeptFile } from './exchange';
export type { FaultPlace, FaultRule, TargetFault } from './faults';
export type { PostAddress } from './presignedPost';
export type { SeenRequest } from './listener';
export type { UploadTargets, UploadTargetsOptions } from './server';
export { startUploadTargets } from './server';
