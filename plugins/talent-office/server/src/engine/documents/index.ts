export { documentSetting } from './content-type';
export {
  guardDocumentSettings,
  type DocumentContent,
  type DocumentRecord,
  type DocumentSource,
  type DocumentTarget,
} from './issued';
export { amountTold, dayText, figure, layOut, type Block, type Paper } from './layout';
export { documentMigrations, documentsAppendOnly } from './migrations';
export { decisionRows, inGroups, yuan, type FormRow } from './form';
export { digestDigits, type PrintRecord } from './prints';
export { officialContent, officialPages, pictureContent, pictureOf, qrPicture } from './render';
export { registerDocuments } from './register';
export { documentRoutes } from './routes';
export { createDocuments } from './service';
export { factsOf } from './issued';
