export { type CaseFile } from './book';
export { type Piece, type PieceContext, type PieceSource } from './piece';
export { caseFileRoutes } from './routes';
export { createCaseFiles, retentionYears, type CaseFiles } from './service';
