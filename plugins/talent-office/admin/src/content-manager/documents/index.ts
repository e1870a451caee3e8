export { Documents } from './documents';
export { DocumentsPanel } from './panel';
export { VoidDialog } from './void-dialog';
