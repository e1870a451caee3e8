import { randomUUID } from 'node:crypto';

import type {
  HandoverBody,
  HandoverItem,
  HandoverPlan,
  HandoverQuestion,
  HandoverRecord,
  HandoversBody,
  ShownHandoverItem,
} from '../../../../shared/contracts/handovers';
import {
  getService,
  refuse,
  tables,
  titleOf,
  waitTurn,
  type Actor,
  type ServiceFactory,
  type Tx,
} from '../../platform';
import { incompatibleTurn } from '../organisation';

import type { Source } from './piece';
import { createPlan } from './plan';

/** Handing over everything open from one colleague to another (工作移交). */
export interface Handovers {
  /** In `register()`: what else a colleague has in hand. */
  registerSource(source: Source): void;
  /** What would be handed over; writes nothing. @throws Refusal as `handOver` */
  plan(question: HandoverQuestion, actor: Actor): Promise<HandoverPlan>;
  /**
   * All of it in the caller's transaction: what one part of it is refused for leaves everything as it was.
   * @returns public id of the record
   * @throws Refusal NOT_FOUND, HANDOVER_TO_ONESELF, HANDOVER_OWN, HANDOVER_PAST, HANDOVER_EMPTY,
   *   HANDOVER_CHANGED, and what the receiver's positions are refused for (POSITIONS_INCOMPATIBLE)
   */
  handOver(
    tx: Tx,
    body: HandoverBody,
    by: { readonly actor: Actor; readonly requestId: string },
  ): Promise<{ id: string }>;
  all(): Promise<HandoversBody>;
  /** @throws Refusal NOT_FOUND */
  byId(id: string): Promise<HandoverRecord>;
}

declare module '../../platform/services' {
  interface Services {
    handovers: Handovers;
  }
}

interface Names {
  readonly from: string;
  readonly to: string;
  readonly by: string;
}

interface Row {
  public_id: string;
  names: string;
  effective_on: string;
  reason: string;
  items: string;
  made_at: string;
}

const toRecord = (row: Omit<Row, 'items'>): Omit<HandoverRecord, 'items'> => ({
  id: row.public_id,
  ...(JSON.parse(row.names) as Names),
  on: row.effective_on,
  reason: row.reason,
  madeAt: row.made_at,
});

const mostListed = 200;

export const createHandovers: ServiceFactory<'handovers'> = ({ strapi }) => {
  const sources: Source[] = [];
  const planOf = createPlan(strapi, sources);

  const shown = async (items: readonly HandoverItem[]): Promise<ShownHandoverItem[]> => {
    const titled: ShownHandoverItem[] = [];
    for (const item of items) {
      const { type, documentId } = item.target;
      const isNamed = !['appointment', 'acting', 'stood-in-for'].includes(item.kind);
      const isThere =
        isNamed && (await strapi.db.query(type as never).count({ where: { documentId } })) > 0;
      titled.push({ ...item, title: isThere ? await titleOf(strapi, type, documentId) : null });
    }
    return titled;
  };

  return {
    registerSource: (source) => {
      sources.push(source);
    },
    plan: async (question, actor) => {
      const { items, seen } = await planOf(question, actor);
      return { items: await shown(items), seen };
    },
    handOver: async (tx, { reason, seen, ...question }, { actor, requestId }) => {
      // Whoever appoints meanwhile waits: what was shown is what is done.
      await waitTurn(tx, incompatibleTurn);
      const plan = await planOf(question, actor);
      if (plan.items.length === 0) throw refuse('HANDOVER_EMPTY');
      if (plan.seen !== seen) throw refuse('HANDOVER_CHANGED');
      for (const { apply } of plan.pieces) await apply?.(tx);
      const { from, to } = plan.asked;
      const people = { from: from.id, to: to.id, by: plan.by.id };
      const called = await getService(strapi, 'organisation').namesOf(Object.values(people));
      const names = Object.fromEntries(
        Object.entries(people).map(([who, key]) => [who, called.get(key) ?? key]),
      );
      const id = randomUUID();
      await tx(tables.handovers).insert({
        public_id: id,
        from_person: from.id,
        to_person: to.id,
        by_person: plan.by.id,
        names: JSON.stringify(names),
        effective_on: question.on,
        reason,
        items: JSON.stringify(plan.items),
        made_at: getService(strapi, 'clock').now().toISOString(),
      });
      await getService(strapi, 'audit').record(tx, {
        actor,
        person: plan.by,
        action: 'handover.make',
        target: { type: 'handover', documentId: id },
        reason,
        after: plan.items,
        details: { from: from.id, to: to.id, on: question.on, items: plan.items.length },
        requestId,
      });
      // Who is left may have to keep out: the office's inbox looks.
      await getService(strapi, 'approval').askAgain();
      return { id };
    },
    all: async () => {
      const staff = (await strapi.db.query('plugin::talent-office.staff').findMany({
        select: ['documentId', 'name'],
        orderBy: { name: 'asc' },
      })) as { documentId: string; name: string }[];
      const rows = (await strapi.db
        .connection(tables.handovers)
        .orderBy('id', 'desc')
        .limit(mostListed)
        .select('public_id', 'names', 'effective_on', 'reason', 'made_at')) as Row[];
      return {
        staff: staff.map(({ documentId, name }) => ({ id: documentId, name })),
        done: rows.map(toRecord),
      };
    },
    byId: async (id) => {
      const row = (await strapi.db
        .connection(tables.handovers)
        .where({ public_id: id })
        .first()) as Row | undefined;
      if (!row) throw refuse('NOT_FOUND');
      const items = JSON.parse(row.items) as HandoverItem[];
      return { ...toRecord(row), items: await shown(items) };
    },
  };
};
