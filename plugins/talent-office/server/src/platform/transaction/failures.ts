/**
 * What an error from the database means for the transaction it happened in. Numbers: MySQL,
 * MariaDB (1020 with snapshot isolation), Galera (1047), group replication (3101), and the
 * MySQL-compatible distributed databases (9007, 8002, 8022, 8028).
 */
interface DatabaseError {
  errno?: number;
  code?: string;
  fatal?: boolean;
}

const read = (error: unknown): DatabaseError =>
  typeof error === 'object' && error !== null ? error : {};

const retryable = new Set([1213, 1205, 1020, 3101, 1047, 9007, 8002, 8022, 8028]);

const lostConnection = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ECONNREFUSED',
  'ER_SERVER_SHUTDOWN',
]);

const isLostConnection = (error: unknown): boolean => {
  const { code, fatal } = read(error);
  return fatal === true || (code !== undefined && lostConnection.has(code));
};

// SQLite may roll the whole transaction back after these (sqlite.org/lang_transaction.html §3).
const sqliteMayRollBack = /^SQLITE_(BUSY|FULL|IOERR|NOMEM|INTERRUPT)/;

/**
 * May this error have ended the transaction on the server's side? 1205 does where
 * `innodb_rollback_on_timeout` is on. Going on after any of them would be a write in autocommit.
 */
export const isFatal = (error: unknown): boolean =>
  isLostConnection(error) ||
  retryable.has(read(error).errno ?? 0) ||
  sqliteMayRollBack.test(read(error).code ?? '');

/** May the whole function be run again? */
export const isRetryable = (error: unknown): boolean =>
  isLostConnection(error) ||
  retryable.has(read(error).errno ?? 0) ||
  (read(error).code ?? '').startsWith('SQLITE_BUSY') ||
  // No connection was free: the work has not begun.
  (error instanceof Error && error.name === 'KnexTimeoutError');

/** A second row with the same unique key. */
export const isDuplicateKey = (error: unknown): boolean =>
  read(error).errno === 1062 ||
  read(error).code === 'SQLITE_CONSTRAINT_UNIQUE' ||
  read(error).code === 'SQLITE_CONSTRAINT_PRIMARYKEY';

/** COMMIT did not answer with success: whether the work is there is not known. */
export class CommitFailed extends Error {
  override readonly name = 'CommitFailed';

  constructor(cause: unknown) {
    super('COMMIT failed', { cause });
  }
}
