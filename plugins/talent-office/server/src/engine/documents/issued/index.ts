export {
  createIssue,
  createVoid,
  refuseParty,
  sourceOf,
  type Issuing,
  type Voiding,
} from './issue';
export {
  createSources,
  type DocumentContent,
  type DocumentSource,
  type DocumentTarget,
  type Sources,
} from './kinds';
export { documentByPublicId, documentsOf, type DocumentRecord } from './records';
export { factsOf, pdfOf } from './render';
export { guardDocumentSettings } from './settings';
