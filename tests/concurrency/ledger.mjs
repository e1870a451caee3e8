// What one server of the race does. Bare transactions, without the plugin's retry: a deadlock shows.
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

const inTransaction = (strapi, work) => strapi.db.transaction(({ trx }) => work(trx));

/** Every holder asks for the same amount at once. */
export const bring = (strapi, { line, holders, phase, amount }) =>
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

/** Every owner asks for overlapping days of one room at once. */
export const claim = (strapi, { name, key, claims }) =>
  Promise.all(
    claims.map(({ owner, slots }) =>
      outcome(() =>
        inTransaction(strapi, (tx) => ledgerOf(strapi).claim(tx, { name, key, slots, owner })),
      ),
    ),
  );

/** One transfer is reversed by many at once. */
export const reverse = (strapi, { transfer, times }) =>
  Promise.all(
    Array.from({ length: times }, (_, time) =>
      outcome(() =>
        inTransaction(strapi, (tx) =>
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
        inTransaction(strapi, (tx) =>
          ledgerOf(strapi).supply(tx, line, amount, cause(`${process.pid} ${amount}`)),
        ),
      ),
    ),
  );
