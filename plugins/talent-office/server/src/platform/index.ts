export { ensureAppendOnly, type AppendOnlyState, type AppendOnlyTable } from './append-only';
export { actorKey, because, type Actor } from './actor';
export { bootOneAtATime } from './boot-lock';
export { createClock, shanghaiDate, type Clock, type SettableClock } from './clock';
export {
  describe,
  layOutGoverned,
  rememberContentTypes,
  restoreBase,
  type ComponentSchema,
  type ContentTypeSchema,
  type Row,
  type States,
} from './content-type';
export {
  attributeKinds,
  canonicalValue,
  findEntries,
  relatedTo,
  fitColumn,
  isBookkeeping,
  isNameAt,
  keepTargets,
  insertEntry,
  lockEntry,
  numberProblem,
  refuseImpossible,
  refuseWrongNumbers,
  relationAfter,
  sameValue,
  titleOf,
  typeName,
  writeEntry,
  type AttributeKind,
  type Entry,
  type NumberAttribute,
} from './entries';
export {
  asValidation,
  messagesOf,
  Refusal,
  refuse,
  toHttpError,
  toValidationError,
  type Facts,
  type FieldProblem,
} from './errors';
export { grantedTo, isGranted } from './grants';
export {
  createJobs,
  daily,
  everyMinutes,
  faultOf,
  jobMigrations,
  jobRoutes,
  takeLease,
  type Job,
  type JobOutcome,
  type JobRun,
  type Jobs,
} from './jobs';
export { keyForm, visibleAscii } from './names';
export { own } from './own';
export {
  createOutbox,
  maxAttempts,
  outboxMigrations,
  outboxRoutes,
  Postponed,
  registerOutbox,
  type Handler,
  type Outbox,
  type Parcel,
  type Payload,
} from './outbox';
export { createServerProcess } from './process';
export {
  giveBack,
  rateLimitMigrations,
  refuseTooMany,
  takePlace,
  type RateLimit,
} from './rate-limit';
export { registerRateLimits } from './rate-limit/register';
export {
  abilityOf,
  adminRoute,
  apiRoute,
  assembleControllers,
  assembleRoutes,
  changesState,
  codeErrors,
  createUploadLimits,
  decimal,
  currentWriter,
  fileTooLarge,
  id,
  isPermitted,
  memberName,
  parseInput,
  registerPermissions,
  registerUploadLimits,
  typeUid,
  uploadOf,
  uploadsOf,
  zodLocales,
  type AdminRoute,
  type ApiRoute,
  type Reply,
  type Request,
  type Route,
  type Upload,
} from './routes';
export { createRecent, type Recent } from './recent';
export { addColumn, addIndex, asciiKey, createTable, isMysql, type Migration } from './schema';
export { guardSchema } from './schema-guard';
export { getService, type ServiceFactory, type Services } from './services';
export { settings, settingsOf, type Settings } from './settings';
export { tables } from './tables';
export {
  answeredOnce,
  digest,
  guardTransactions,
  inTurn,
  isDuplicateKey,
  operationMigrations,
  reading,
  takeTurn,
  transaction,
  waitTurn,
  type Operation,
  type Tx,
} from './transaction';
export { registerOperations } from './transaction/register';
export { createTransactions, type Transactions } from './transaction/service';
export {
  calendarDate,
  fen,
  isCalendarDate,
  plusDays,
  type CalendarDate,
  type Fen,
  type RowId,
} from './values';
export { guardEnacted } from './version-guard';
export {
  createVersionsTable,
  enactVersion,
  versionById,
  versionInForce,
  versionSample,
  type Version,
} from './versions';
