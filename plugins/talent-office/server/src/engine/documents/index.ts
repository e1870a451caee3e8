export { documentMigrations, documentsAppendOnly } from './migrations';
export { inGroups, yuan, type FormRow } from './form';
export { digestDigits, type PrintRecord } from './prints';
export { qrPicture } from './render';
export { documentRoutes } from './routes';
export { createDocuments } from './service';
