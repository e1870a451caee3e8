// What the servers of tests/concurrency/jobs.test.ts do.
import { setTimeout as sleep } from 'node:timers/promises';

const service = (strapi, name) => strapi.plugin('talent-office').service(name);

const note = (strapi, what, id) =>
  strapi.db.connection('race_effects').insert({ what, id, process: process.pid });

/**
 * Asks for the same slots at the same moments as the others do. While another one is still at an
 * earlier slot it holds the job, so this server asks again, as its timers would, and then twice more.
 */
export const runSlots = async (strapi, { slots }) => {
  let slot = '';
  service(strapi, 'jobs').register({
    name: 'race.each-slot-once',
    title: { zh: '竞争', en: 'race' },
    schedule: () => slot,
    run: async () => {
      await note(strapi, 'slot', slot);
      await sleep(20);
    },
  });
  const ask = async () => {
    const outcomes = await service(strapi, 'jobs').runDue();
    return outcomes.find(({ job }) => job === 'race.each-slot-once').outcome;
  };
  for (slot of slots) {
    while ((await ask()) === 'held') await sleep(5);
    for (let time = 0; time < 2; time += 1) await ask();
  }
};

/** A job whose first holder never ends; timers look for it. */
export const holdForever = (strapi) => {
  const jobs = service(strapi, 'jobs');
  jobs.register({
    name: 'race.holder-dies',
    title: { zh: '竞争', en: 'race' },
    schedule: () => 'the-slot',
    run: async ({ signal }) => {
      const [{ begun }] = await strapi.db
        .connection('race_effects')
        .where({ what: 'held' })
        .count({ begun: '*' });
      await note(strapi, 'held', 'the-slot');
      if (Number(begun) === 0) await sleep(600_000, undefined, { signal });
    },
  });
  jobs.start();
  return process.pid;
};

const waiting = (strapi) => strapi.db.connection('talent_office_outbox').where({ topic: 'race' });

const until = async (look) => {
  while (!(await look())) await sleep(50);
};

/**
 * One server commits parcels and is killed before any is delivered; one is killed by its first
 * delivery; one is left.
 */
export const deliver = async (strapi, { part, ids }) => {
  if (part === 'posts') {
    for (const id of ids) {
      await service(strapi, 'transactions').run({ key: `race ${id}`, input: null }, (tx) =>
        service(strapi, 'outbox').add(tx, { topic: 'race', key: id, payload: { id } }),
      );
    }
    process.kill(process.pid, 'SIGKILL');
  }
  service(strapi, 'outbox').handle('race', async ({ id }) => {
    if (part === 'dies') process.kill(process.pid, 'SIGKILL');
    await note(strapi, 'delivered', id);
  });
  const begun = part === 'dies' ? 0 : 1;
  await until(async () => {
    const parcels = await waiting(strapi);
    return parcels.length === ids.length && parcels.some(({ attempts }) => attempts >= begun);
  });
  service(strapi, 'clock').set(new Date(Date.now() + (begun + 1) * 5 * 60_000));
  await until(async () => {
    await service(strapi, 'jobs').runDue();
    return (await waiting(strapi).whereNot({ state: 'delivered' })).length === 0;
  });
};

/** One of the servers tells somebody with a phone one thing. */
export const tell = async (strapi, tells) => {
  if (!tells) return;
  const settings = strapi.documents('plugin::talent-office.message-setting');
  if (!(await settings.findFirst())) {
    await settings.create({ data: { kind: 'step-due', mail: false, sms: true } });
  }
  const staff = strapi.documents('plugin::talent-office.staff');
  const { documentId } =
    (await staff.findFirst()) ??
    (await staff.create({ data: { name: '李某', phone: '13904511234' } }));
  await service(strapi, 'messages').send({
    to: await service(strapi, 'organisation').personBy(`staff:${documentId}`),
    kind: 'step-due',
    occasion: String(process.hrtime.bigint()),
    target: { type: 'plugin::talent-office.fund-application', documentId: 'a1b2c3d4' },
    facts: { number: 'a1b2c3d4', stage: '审核', dueOn: '2026-11-30' },
  });
};

/** Delivers until nothing is left, without asking for the job's lease: so do all servers at once. */
export const deliverMessages = async (strapi, { minutes, takesPart }) => {
  if (!takesPart) return;
  const clock = service(strapi, 'clock');
  clock.set(new Date(Date.now() + minutes * 60_000));
  const left = () =>
    strapi.db.connection('talent_office_deliveries').whereNotIn('state', ['sent', 'given-up']);
  await until(async () => {
    await service(strapi, 'outbox').deliverDue({ proceed: () => Promise.resolve() });
    return (await left()).length === 0;
  });
  clock.set(new Date());
};

/** `POST /race/:key`: a slow effect in a transaction of ours, once for each key. */
export const serveSlowly = (strapi, { ms }) => {
  let begun = 0;
  strapi.server.router.get('/race-begun', (ctx) => {
    ctx.body = { begun };
  });
  strapi.server.router.post('/race/:key', async (ctx) => {
    begun += 1;
    const { key } = ctx.params;
    ctx.body = await service(strapi, 'transactions').run(
      { key: `slow ${key}`, input: null },
      async (tx) => {
        await tx('race_effects').insert({ what: 'slow', id: key, process: process.pid });
        await sleep(ms);
        return { key, by: process.pid };
      },
    );
  });
};

/** A promise that nobody waits for. */
export const reject = async () => {
  void Promise.reject(new Error('nobody waits'));
  await sleep(50);
  return process.pid;
};
