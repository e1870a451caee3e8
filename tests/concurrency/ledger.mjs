// What one server of the race does.
import { randomUUID } from 'node:crypto';

const ledgerOf = (strapi) => strapi.plugin('talent-office').service('ledger');

const cause = (operation) => ({ operation, reason: 'race', reference: 'race', actor: 'admin:1' });

const outcome = async (work) => {
  try {
    await work();
    return 'done';
  } catch (error) {
    return error.code ?? error.message;
  }
};

/** Without the plugin's retry: where every entry is its own, a deadlock is a mistake and must show. */
const bare = (strapi, work) => strapi.db.transaction(({ trx }) => work(trx));

/**
 * As production does it. Two transactions that insert one unique key may deadlock by the database's
 * own rules (the loser of the key keeps a lock on the gap before it): the whole is run again.
 */
const retried = (strapi, work) =>
  strapi
    .plugin('talent-office')
    .service('transactions')
    .run({ key: randomUUID(), input: null }, async (tx) => void (await work(tx)));

const bringAll =
  (inTransaction) =>
  (strapi, { line, holders, phase, amount }) =>
    Promise.all(
      holders.map((holder) =>
        outcome(() =>
          inTransaction(strapi, (tx) =>
            ledgerOf(strapi).bring(
              tx,
              holder,
              line,
              phase,
              amount,
              cause(`${process.pid} ${holder.documentId} ${phase}`),
            ),
          ),
        ),
      ),
    );

/** Every holder asks for the same amount at once. */
export const bring = bringAll(bare);

/** The same where several servers ask for one holder. */
export const bringTogether = bringAll(retried);

/** Every owner asks for overlapping days of one room at once. */
export const claim = (strapi, { name, key, claims }) =>
  Promise.all(
    claims.map(({ owner, slots }) =>
      outcome(() => bare(strapi, (tx) => ledgerOf(strapi).claim(tx, { name, key, slots, owner }))),
    ),
  );

/** One transfer is reversed by many at once. */
export const reverse = (strapi, { transfer, times }) =>
  Promise.all(
    Array.from({ length: times }, (_, time) =>
      outcome(() =>
        retried(strapi, (tx) =>
          ledgerOf(strapi).reverse(tx, transfer, cause(`${process.pid} ${time}`)),
        ),
      ),
    ),
  );

/** One total is declared by many at once. */
export const supply = (strapi, { line, amounts }) =>
  Promise.all(
    amounts.map((amount) =>
      outcome(() =>
        retried(strapi, (tx) =>
          ledgerOf(strapi).supply(tx, line, amount, cause(`${process.pid} ${amount}`)),
        ),
      ),
    ),
  );
