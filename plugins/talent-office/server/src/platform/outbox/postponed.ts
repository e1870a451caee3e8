/** Thrown by a handler: not now. It counts as no attempt, and nothing has gone wrong. */
export class Postponed extends Error {
  override readonly name = 'Postponed';

  constructor(readonly until: Date) {
    super(`postponed until ${until.toISOString()}`);
  }
}
