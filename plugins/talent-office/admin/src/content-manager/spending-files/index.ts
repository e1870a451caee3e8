export { SpendingFilesPanel } from './panel';
