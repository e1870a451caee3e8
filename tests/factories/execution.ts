import { randomUUID } from 'node:crypto';

import type { Holder, LineRef } from '../../plugins/talent-office/server/src/engine/ledger';
import { startSite } from '../setup';
import { budgeted } from './decided';
import { createDesk } from './desk';
import { booksOf, inTransaction } from './ledger';
import { createOffice } from './office';

const lineType = 'plugin::talent-office.fund-line';
const application = 'plugin::talent-office.fund-application';

/** Noon of the day on which everything here happens, in Shanghai. */
export const startedAt = '2026-11-23T04:00:00.000Z';

/** A site with an office that opens years and moves money, and somebody who reads its execution. */
export const createExecution = async () => {
  const site = await startSite({ now: startedAt });
  const office = createOffice(site.strapi);
  const desk = await createDesk(site);
  const books = booksOf(site.strapi);
  const officer = (await office.signer('office')) as { kind: 'admin'; id: number };
  const { token } = await desk.adminUser('execution@jinlan.test');
  let count = 0;

  const service = (name: string) => site.strapi.plugin('talent-office').service(name);
  const clock = () => service('clock');
  const get = (path: string, as = token) =>
    site.http.get(`/talent-office${path}`).set('Authorization', `Bearer ${as}`);
  const read = async <Body>(path: string): Promise<Body> =>
    (await get(path).expect(200)).body.data as Body;
  /** A file's content, which supertest does not collect for kinds that it does not know. */
  const fileOf = (path: string) =>
    get(path)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);

  /** An open year whose lines have these budgets, by use and source. */
  const openYear = async (
    lines: readonly { budgetFen: number; use?: string; source?: string; title?: string }[],
  ) => {
    const year = 2300 + (count += 1);
    const { documentId } = await office.create('fund-year', { year });
    const refs: LineRef[] = [];
    for (const { budgetFen, ...more } of lines) {
      const line = await office.create('fund-line', {
        ...{ title: '引进', use: 'introduction', source: 'own-budget' },
        ...more,
        budgetFen: String(budgetFen),
        fundYear: documentId,
      });
      refs.push({ type: lineType, documentId: line.documentId, asset: 'fen' });
    }
    clock().set(new Date(clock().now().getTime() + 1000));
    await budgeted(site.strapi, documentId, officer);
    clock().set(new Date(clock().now().getTime() + 1000));
    await service('lifecycle').act({
      type: 'plugin::talent-office.fund-year',
      documentId,
      action: 'open',
      actor: officer,
      operation: randomUUID(),
    });
    return { year, documentId, lines: refs as [LineRef, ...LineRef[]] };
  };

  const anApplication = async (title = '安家补贴 · 王雨思'): Promise<Holder> => {
    const { documentId } = await office.create('fund-application', { title });
    return { type: application, documentId, limit: 'award' };
  };

  const move = (line: LineRef, holder: Holder, from: string, to: string, amount: number) =>
    inTransaction(site.strapi, (tx) =>
      books.ledger.transfer(tx, {
        opKey: randomUUID(),
        debit: { line, holder, phase: from },
        credit: { line, holder, phase: to },
        amount,
        reason: `${from} → ${to}`,
        reference: `${application}:${holder.documentId}`,
        actor: 'admin:1',
      }),
    );

  return {
    ...{ site, office, desk, books, officer, token },
    ...{ service, clock, get, read, fileOf, openYear, anApplication, move },
  };
};

export type Execution = Awaited<ReturnType<typeof createExecution>>;
