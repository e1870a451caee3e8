// What one server of the storm does, and what a server does until it is killed.
import { appendFileSync } from 'node:fs';

const service = (strapi, name) => strapi.plugin('talent-office').service(name);

/** As many at a time as a server has connections. */
const together = async (works, workers) => {
  const waiting = [...works];
  const worker = async () => {
    for (let work = waiting.shift(); work; work = waiting.shift()) await work();
  };
  await Promise.all(Array.from({ length: workers }, worker));
};

/** One operation of the ledger, asked for as a front-end does: again under its key until it is answered. */
const operation = async (strapi, { line, holder, phase, amount, reference = 'storm' }) => {
  const key = `storm ${holder.documentId} ${phase ?? 'nothing'}`;
  const cause = { operation: key, reason: 'storm', reference, actor: 'admin:1' };
  for (let time = 1; ; time += 1) {
    try {
      await service(strapi, 'transactions').run({ key, input: { amount } }, async (tx) => {
        await service(strapi, 'ledger').bring(tx, holder, line, phase, amount, cause);
        // Without the row of its key, a second one would be done as well.
        await tx('storm_done').insert({ key });
        return 'done';
      });
      return 'done';
    } catch (error) {
      if (error.code === 'INSUFFICIENT_FUNDS') return error.code;
      if (time >= 50) throw error;
    }
  }
};

/** Every entry's way through its phases; what a server was refused, another may have been given. */
export const spend = async (strapi, { entries }) => {
  let asked = 0;
  const refused = [];
  const one =
    ({ line, holder, steps }) =>
    async () => {
      for (const step of steps) {
        asked += 1;
        const outcome = await operation(strapi, { line, holder, ...step });
        if (outcome !== 'done') return void refused.push(holder.documentId);
      }
    };
  await together(entries.map(one), 10);
  return { asked, refused };
};

/** Holds money for one entry after the other and notes each that was answered, until it is killed. */
export const spendForever = async (strapi, { line, phases, amount, prefix, file }) => {
  let count = 0;
  const worker = async () => {
    for (;;) {
      count += 1;
      const holder = { type: 'storm::entry', documentId: `${prefix}-${count}`, limit: 'money' };
      for (const phase of phases) {
        await operation(strapi, { line, holder, phase, amount, reference: 'kill' });
        appendFileSync(file, `${holder.documentId} ${phase}\n`);
      }
    }
  };
  await Promise.all(Array.from({ length: 10 }, worker));
};
