import { startServices } from '../../tools/service-stand-ins';
import { googleDrive } from '../../tools/service-stand-ins/googleDrive';
import { answer } from './ask';

/** A stand-in for Google Drive that counts bytes and keeps none. */
const started = startServices({ drive: googleDrive }, { digests: false });

answer(async () => {
	const { environment, files, played } = await started;
	return { environment, credential: played.drive.credential, sizes: files.map(({ size }) => size) };
});
