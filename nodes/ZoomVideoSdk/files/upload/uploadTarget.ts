import type { ChunkTarget } from './protocols/protocolOf';
import type { FormFields } from './urlPost';

/** Where a file goes, and by which protocol. The values of `to` are those of the parameter `uploadTo`. */
export type UploadTarget =
	| { to: 'urlPut'; url: URL }
	| { to: 'urlPost'; url: URL; fields: FormFields; fileName: string }
	| ChunkTarget;
