export { projectorFile } from './projector-file';
