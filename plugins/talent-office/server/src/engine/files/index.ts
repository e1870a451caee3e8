export { unpackArchive, type ArchiveBounds } from './archive';
export { maxFileBytes, maxFilesPerEntry } from './limits';
export { fileMigrations } from './migrations';
export { type FileOwner, type FileRecord } from './records';
export { registerFiles } from './register';
export { fileRoutes } from './routes';
export { fileBody, sendFile } from './send';
export { createFiles, type Files, type StoredContent } from './service';
