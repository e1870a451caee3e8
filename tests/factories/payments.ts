import { randomUUID } from 'node:crypto';

import type { Site } from '../setup';
import type { Desk } from './desk';

export const payment = 'plugin::talent-office.payment';
export const batchType = 'plugin::talent-office.payment-batch';
export const accountType = 'plugin::talent-office.payee-account';
export const disbursementType = 'plugin::talent-office.disbursement';

export type Signer = Awaited<ReturnType<Desk['signer']>>;

let accounts = 0;

/** A number that no other account of this process has. */
export const nextAccountNumber = (): string => `62220${String((accounts += 1)).padStart(11, '0')}`;

/** The people of payments, and what they do, each through the one door. */
export const createPayer = async (site: Site, desk: Desk) => {
  const preparer = await desk.signer('office');
  const finance = await desk.signer('finance');
  const director = await desk.signer('office');
  await desk.workflow('payment-batch', batchType, [{ key: 'director', role: 'office' }]);

  const find = (type: string, where: object) =>
    site.strapi.db.query(type as never).findMany({
      where: where as never,
      orderBy: { id: 'asc' } as never,
      populate: true as never,
    }) as Promise<Record<string, unknown>[]>;

  /** Asks a route as the panel does; `null` is a GET. */
  const ask = async (by: Pick<Signer, 'token'>, path: string, body: object | null = {}) => {
    const request = site.http[body === null ? 'get' : 'post'](`/talent-office${path}`)
      .auth(by.token, { type: 'bearer' })
      .set('Idempotency-Key', randomUUID());
    const { status, body: answer } = await (body === null ? request : request.send(body));
    const { code, facts, messages } = answer.error?.details ?? {};
    return status === 200 ? { status, data: answer.data } : { status, code, facts, messages };
  };
  const done = async (by: Pick<Signer, 'token'>, path: string, body: object | null = {}) => {
    const answer = await ask(by, path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer.data;
  };

  /** An account of somebody, entered by one and verified by another. */
  const account = async (
    holder: Record<string, string>,
    payeeName: string,
    accountNumber = nextAccountNumber(),
  ): Promise<string> => {
    const data = { ...holder, payeeName, bankName: '示例银行', accountNumber };
    const { documentId } = await desk.create(accountType, data);
    await desk.act(accountType, documentId, 'enter', preparer.actor);
    await done(finance, `/payee-accounts/${documentId}/verify`, { accountNumber });
    return documentId;
  };

  /** The disbursements of an application, by documentId. */
  const disbursements = async (application: string): Promise<string[]> =>
    (await find(disbursementType, { application: { documentId: application } })).map(
      ({ documentId }) => String(documentId),
    );

  const batch = async (
    fundYear: string,
    ids: readonly string[] = [],
    more: object = {},
    by: Pick<Signer, 'token'> = preparer,
  ): Promise<string> => {
    const body = { title: '拨付批次', fundYear, payeeKind: 'talent', ...more };
    const { documentId } = await done(by, '/payment-batches', body);
    if (ids.length > 0) {
      await done(by, `/payment-batches/${documentId}/lines`, { disbursements: ids });
    }
    return documentId;
  };

  /** What of an award can be paid, on a list that nobody has checked; who is paid has an account. */
  const listed = async (application: string, by: Pick<Signer, 'token'> = preparer) => {
    const [award] = await find('plugin::talent-office.fund-application', {
      documentId: application,
    });
    const talent = award?.applicant as { documentId: string; name: string };
    const verified = { talent: { documentId: talent.documentId }, state: 'verified' };
    const known = await find(accountType, verified);
    if (known.length === 0) await account({ talent: talent.documentId }, talent.name);
    const ids = await disbursements(application);
    const [year] = await find('plugin::talent-office.fund-year', { year: award?.budgetYear });
    return batch(String(year?.documentId), ids, {}, by);
  };

  const act = (by: Pick<Signer, 'token'>, id: string, action: string, input: object = {}) =>
    ask(by, `/payment-batches/${id}/${action}`, { input });

  const lines = (id: string) => find(payment, { batch: { documentId: id } });

  const approve = async (id: string, by = director): Promise<void> => {
    await done(preparer, `/payment-batches/${id}/approve`, {});
    const { status, text } = await desk.decide(batchType, id, by.token);
    if (status !== 200) throw new Error(text);
  };

  /** Prepared, confirmed, approved and sent. */
  const sent = async (id: string): Promise<string> => {
    await done(preparer, `/payment-batches/${id}/check`);
    await done(finance, `/payment-batches/${id}/lock`);
    await approve(id);
    await done(preparer, `/payment-batches/${id}/send`);
    return id;
  };

  const settle = (by: Pick<Signer, 'token'>, line: string, input: object) =>
    ask(by, `/payments/${line}/settle`, { input });

  /** Pays an award to its end; gives the lines that paid it. */
  const pay = async (application: string, input: object): Promise<string[]> => {
    const id = await sent(await listed(application));
    const ids = (await lines(id)).map(({ documentId }) => String(documentId));
    for (const line of ids) await done(finance, `/payments/${line}/settle`, { input });
    return ids;
  };

  return {
    ...{ listed, pay },
    ...{ preparer, finance, director, find, ask, done, account, disbursements, batch, act, lines },
    ...{ approve, sent, settle },
  };
};

export type Payer = Awaited<ReturnType<typeof createPayer>>;
