import { workerFile } from '@sealtrail/platform';

/** The compiled file of the projector's thread. @throws {Error} if nothing has been built yet. */
export const projectorFile = (): string => workerFile(__dirname, 'projector.worker');
