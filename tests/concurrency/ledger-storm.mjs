// What one server of the storm does, and one that is killed in the middle of its work.
import { appendFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const service = (strapi, name) => strapi.plugin('talent-office').service(name);
const workers = 8;

/** As a browser does: the same request with the same key until somebody answers. */
const insist = async (work) => {
  for (;;) {
    try {
      return { outcome: 'done', answer: await work() };
    } catch (error) {
      if (error.name !== 'Refusal') throw error;
      if (error.code !== 'BUSY') return { outcome: error.code };
      await wait(50 + Math.random() * 200);
    }
  }
};

/** One change of what a holder holds, under one key. */
const bring = (strapi, { line, holder, phase, amount }) => {
  const key = `${holder.documentId} ${phase ?? 'nothing'}`;
  const cause = { operation: key, reason: 'storm', reference: key, actor: 'admin:1' };
  const held = phase === null ? 0 : amount;
  return insist(() =>
    service(strapi, 'transactions').run({ key, input: null }, async (tx) => {
      await service(strapi, 'ledger').bring(tx, holder, phase && line, phase, held, cause);
      return key;
    }),
  );
};

/** The same request one to three times at once; they must be answered alike. */
const repeated = async (strapi, input, times) => {
  const answers = await Promise.all(Array.from({ length: times }, () => bring(strapi, input)));
  const [first] = answers;
  if (answers.some(({ outcome }) => outcome !== first.outcome)) {
    throw new Error(`one key, two answers: ${JSON.stringify(answers)}`);
  }
  return first;
};

/** What becomes of one holder: reserved, committed, then paid; one in eight gives all back instead. */
const course = (number) => ['reserved', 'committed', number % 8 === 0 ? null : 'paid'];

const eachInTurn = async (count, work) => {
  let next = 0;
  const worker = async () => {
    for (let number = next++; number < count; number = next++) await work(number);
  };
  await Promise.all(Array.from({ length: workers }, worker));
};

/** @returns how often each outcome came, and the keys that were acknowledged */
export const storm = async (strapi, { line, server, holders, amount }) => {
  const outcomes = {};
  const acknowledged = [];
  let operations = 0;
  await eachInTurn(holders, async (number) => {
    const holder = { type: 'api::storm.storm', documentId: `${server}-${number}`, limit: 'money' };
    for (const phase of course(number)) {
      const times = 1 + ((number + operations) % 3);
      operations += times;
      const { outcome, answer } = await repeated(strapi, { line, holder, phase, amount }, times);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (outcome !== 'done') return;
      acknowledged.push(answer);
    }
  });
  return { outcomes, acknowledged, operations };
};

/** Works until it is killed; what was acknowledged is written down at once, as a client would know it. */
export const untilKilled = async (strapi, { line, round, file, amount }) => {
  await eachInTurn(1_000_000, async (number) => {
    const holder = { type: 'api::storm.storm', documentId: `${round}-${number}`, limit: 'money' };
    for (const phase of course(number)) {
      const { outcome, answer } = await bring(strapi, { line, holder, phase, amount });
      if (outcome !== 'done') throw new Error(outcome);
      appendFileSync(file, `${answer}\n`);
    }
  });
};
