import type { Core, UID } from '@strapi/strapi';

import type { ErrorCode } from '../../../../../shared/error-codes';
import {
  findEntries,
  getService,
  Refusal,
  type CalendarDate,
  type JobRun,
} from '../../../platform';
import { celOf, whenOf, type ActionDeclaration } from '../../declaration';

import { evaluateNow } from '../values';
import { causedActions } from './consequences';

/** An action that the clock takes. */
interface ClockAction {
  readonly type: string;
  readonly state: string;
  readonly action: string;
  readonly when: string;
}

export interface DueAction {
  readonly type: string;
  readonly documentId: string;
  readonly action: string;
}

/** What became of the actions whose time had come. */
export interface Due {
  readonly done: readonly DueAction[];
  /** Such as an entry whose case is open; tried again with the next slot. */
  readonly refused: readonly (DueAction & { readonly code: ErrorCode })[];
}

const batchSize = 200;

const isBySystem = ({ by }: ActionDeclaration): boolean =>
  typeof by === 'string' ? by === 'system' : by.includes('system');

/** Does every action `by: system` whose `when` has come true; without a `when` another action causes it. */
export const createDue = (
  strapi: Core.Strapi,
  act: (action: DueAction, today: CalendarDate) => Promise<unknown>,
) => {
  const clockActions = (): ClockAction[] => {
    const declarations = getService(strapi, 'declarations');
    const caused = causedActions(strapi);
    return declarations.governed().flatMap((type) =>
      Object.entries(declarations.of(type)?.states ?? {}).flatMap(([state, actions]) =>
        Object.entries(actions).flatMap(([action, declared]) => {
          const conditions = whenOf(declared).map((condition) => `(${celOf(condition)})`);
          if (conditions.length === 0 || !isBySystem(declared)) return [];
          // Another action brings it about: the clock must not come before it.
          if (caused.has(`${type}/${action}`)) return [];
          return [{ type, state, action, when: conditions.join(' && ') }];
        }),
      ),
    );
  };

  const entriesIn = (type: string, state: string, afterId: number) =>
    strapi.db.query(type as UID.ContentType).findMany({
      where: { state, id: { $gt: afterId } } as never,
      orderBy: { id: 'asc' },
      limit: batchSize,
      select: ['id', 'documentId'],
    }) as Promise<{ id: number; documentId: string }[]>;

  /** A fact that is missing, such as a date not filled in, is no "yes". */
  const hasComeTrue = async ({ type, when }: ClockAction, id: number): Promise<boolean> => {
    const [entry] = await findEntries(strapi, type, { id });
    if (!entry) return false;
    try {
      return (await evaluateNow(strapi, type, entry, when, 'bool')).value === true;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'FACTS_MISSING') return false;
      throw error;
    }
  };

  return async ({ proceed }: Pick<JobRun, 'proceed'>): Promise<Due> => {
    const today = getService(strapi, 'clock').today();
    const done: DueAction[] = [];
    const refused: (DueAction & { code: ErrorCode })[] = [];
    const faults: unknown[] = [];

    const tryOne = async (one: ClockAction, id: number, documentId: string): Promise<void> => {
      const due = { type: one.type, documentId, action: one.action };
      try {
        if (!(await hasComeTrue(one, id))) return;
        await act(due, today);
        done.push(due);
      } catch (error) {
        if (error instanceof Refusal) refused.push({ ...due, code: error.code });
        else faults.push(error);
      }
    };

    for (const one of clockActions()) {
      for (let last = 0; ;) {
        const entries = await entriesIn(one.type, one.state, last);
        for (const { id, documentId } of entries) {
          await proceed();
          await tryOne(one, id, documentId);
          last = id;
        }
        if (entries.length < batchSize) break;
      }
    }
    for (const { type, documentId, action, code } of refused) {
      strapi.log.warn(
        `talent-office: ${type} ${documentId}: ${action} is due but refused: ${code}`,
      );
    }
    if (faults.length > 0) throw new AggregateError(faults, 'some due actions failed');
    return { done, refused };
  };
};
