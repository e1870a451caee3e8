/** The part of the driver that the tests use: it comes without types. */
declare module 'better-sqlite3' {
  export default class Database {
    constructor(filename: string);
    readonly inTransaction: boolean;
    exec(statements: string): this;
    close(): this;
  }
}
