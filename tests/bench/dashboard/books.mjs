import { createHash, randomUUID } from 'node:crypto';

const plugin = (name) => `plugin::talent-office.${name}`;
const table = (name) => `talent_office_${name}`;
const lineCount = 12;
const batch = 2000;
const steps = ['reserved', 'committed', 'sent', 'paid'];
const uses = ['organise-projects', 'introduction', 'training', 'commendation', 'care'];

const hash = (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const plain = (text) => createHash('sha256').update(text).digest('hex');

/** An open year with twelve lines of money enough, made as an office makes it. */
const openYear = async (strapi, year) => {
  const service = (name) => strapi.plugin('talent-office').service(name);
  const create = (type, data) => strapi.documents(plugin(type)).create({ data });
  const { id } = await strapi.db.query('admin::user').create({
    data: { email: 'dashboard@jinlan.test', firstname: 'dashboard', isActive: true },
  });
  const unit = await create('unit', { name: '人才办', code: 'dashboard', kind: 'department' });
  const position = await create('position', {
    name: '人才办',
    code: 'dashboard',
    role: 'office',
    unit: unit.documentId,
  });
  const staff = await create('staff', { name: '人才办', adminUser: id });
  await create('appointment', {
    staff: staff.documentId,
    position: position.documentId,
    startsOn: '2020-01-01',
  });
  const { documentId } = await create('fund-year', { year });
  const lines = [];
  for (let index = 0; index < lineCount; index += 1) {
    const line = await create('fund-line', {
      title: `资金项目 ${index + 1}`,
      use: uses[index % uses.length],
      source: index < 8 ? 'own-budget' : 'upper-level',
      budgetFen: '100000000000',
      fundYear: documentId,
    });
    lines.push(line.documentId);
  }
  await service('lifecycle').act({
    type: plugin('fund-year'),
    documentId,
    action: 'open',
    actor: { kind: 'admin', id },
    operation: randomUUID(),
  });
  return lines;
};

/** The transfers of one holder: most are paid, one in ten is committed still, one in twenty reserved. */
const depth = (number) => {
  if (number % 20 === 0) return 1;
  return number % 10 === 5 ? 2 : 4;
};

/**
 * Fills a year with `count` transfers, as valid as those that the ledger posts: owners, accounts, transfers
 * with their hashes, balances. Written in bulk, for by the ledger it would take an hour.
 */
export const fill = async (strapi, { year, count }) => {
  const knex = strapi.db.connection;
  const lines = await openYear(strapi, year);
  const codes = lines.map((documentId) => `${plugin('fund-line')}:${documentId}:fen:available`);
  const available = [];
  for (const code of codes) {
    available.push(await knex(table('accounts')).where({ code }).first('id', 'code'));
  }
  const next = async (name) => Number((await knex(table(name)).max({ id: 'id' }).first()).id) + 1;
  let [owner, account, transfer] = [
    await next('account_owners'),
    await next('accounts'),
    await next('transfers'),
  ];
  const since = Date.parse(`${year}-01-05T00:00:00.000Z`);
  const span = Date.parse(`${year}-11-25T00:00:00.000Z`) - since;
  const moved = available.map(() => ({ balance: 0, movements: 0 }));
  let rows = { owners: [], accounts: [], transfers: [] };
  const flush = async () => {
    const { owners, accounts, transfers } = rows;
    rows = { owners: [], accounts: [], transfers: [] };
    await knex.transaction(async (trx) => {
      for (const [name, all] of Object.entries({ account_owners: owners, accounts, transfers })) {
        for (let at = 0; at < all.length; at += 400) {
          await trx(table(name)).insert(all.slice(at, at + 400));
        }
      }
    });
  };
  let posted = 0;
  for (let number = 1; posted < count; number += 1) {
    const index = number % lineCount;
    const line = available[index];
    const type = 'bench::application';
    const documentId = `holder-${number}`;
    const code = `${type}:${documentId}:award`;
    owner += 1;
    rows.owners.push({ id: owner, code, type, document_id: documentId, limit_name: 'award' });
    const amount = 100_000 + (number % 900) * 100;
    const wanted = Math.min(depth(number), count - posted);
    let debit = line.id;
    for (const [step, phase] of steps.slice(0, wanted).entries()) {
      const at = new Date(since + Math.floor((span * posted) / count)).toISOString();
      account += 1;
      const last = step === wanted - 1;
      rows.accounts.push({
        id: account,
        code: `${line.code}/${code}:${phase}`,
        line_id: line.id,
        owner_id: owner,
        phase,
        asset: 'fen',
        balance: last ? amount : 0,
        movements: last ? 1 : 2,
        may_be_negative: false,
        opened_at: at,
      });
      transfer += 1;
      const key = plain(`bench ${number} ${phase}`);
      const said = [key, debit, account, amount, phase, 'bench', null, 'system', at];
      rows.transfers.push({
        id: transfer,
        op_key: key,
        input_hash: hash(said),
        debit_id: debit,
        credit_id: account,
        amount,
        reason: phase,
        reference: 'bench',
        actor: 'system',
        created_at: at,
      });
      debit = account;
      posted += 1;
    }
    moved[index].balance += amount;
    moved[index].movements += 1;
    if (rows.transfers.length >= batch) await flush();
  }
  await flush();
  for (const [index, { balance, movements }] of moved.entries()) {
    await knex(table('accounts'))
      .where({ id: available[index].id })
      .update({
        balance: knex.raw('balance - ?', [balance]),
        movements: knex.raw('movements + ?', [movements]),
      });
  }
};

/** What the nightly and quarter-hourly job does, at once: nobody else writes here. */
export const roll = (strapi) =>
  strapi.plugin('talent-office').service('books').roll(randomUUID(), 'at-once');

/** @throws Error unless the books are whole, with the sums of the months. */
export const refuseUnclean = async (strapi) => {
  const { failures } = await strapi.plugin('talent-office').service('ledger').verify();
  if (failures.length > 0) throw new Error(`the ledger: ${JSON.stringify(failures).slice(0, 500)}`);
};
