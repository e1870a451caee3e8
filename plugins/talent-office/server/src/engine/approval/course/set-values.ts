import { digest, refuse, type Tx } from '../../../platform';

import { changeCase, decisionsOf, type CaseRecord, type CaseTarget, type Choice } from '../case';
import type { Stage } from '../workflow';

/** What is decided, and the values that are given with it; with `approve` only. */
export interface GivenValues {
  readonly choice: Choice;
  readonly values: Readonly<Record<string, unknown>>;
}

/** @throws Refusal VALUE_NOT_ASKED */
export const refuseUnasked = ({ sets }: Stage, { choice, values }: GivenValues): void => {
  const unasked = Object.keys(values).find((name) => choice !== 'approve' || !sets.includes(name));
  if (unasked !== undefined) throw refuse('VALUE_NOT_ASKED', { attribute: unasked }, unasked);
};

/** Writes what a stage lets those who decide it set (`sets`). */
export const createSetValues = (target: () => CaseTarget) => {
  /** What another signer of this stage and round gave stands: his signature was for that. */
  const refuseOtherValues = async (
    tx: Tx,
    one: CaseRecord,
    values: GivenValues['values'],
  ): Promise<void> => {
    const mine = target().digestsOf(one.target.type, values);
    for (const made of await decisionsOf(tx, one.id)) {
      if (made.stage !== one.stage || made.round !== one.round) continue;
      const given = target().digestsOf(one.target.type, made.values);
      const other = Object.keys(mine).find((name) => name in given && given[name] !== mine[name]);
      if (other !== undefined) {
        const value = String(made.values[other]);
        throw refuse('VALUE_DIFFERS', { attribute: other, value }, `values.${other}`);
      }
    }
  };

  /**
   * Nobody approves while what the stage asks for is still empty.
   * @throws Refusal VALUE_NOT_ASKED, VALUE_DIFFERS, VALUE_TOO_HIGH, REFERENCE_MISSING
   */
  return async (
    tx: Tx,
    one: CaseRecord,
    stage: Stage,
    { choice, values }: GivenValues,
  ): Promise<CaseRecord> => {
    refuseUnasked(stage, { choice, values });
    await refuseOtherValues(tx, one, values);
    const set = Object.keys(values).length > 0 ? await target().set(tx, one, values) : null;
    if (choice === 'approve') {
      const standing = await target().look(tx, one.target, stage.sets);
      const empty = stage.sets.find((name) => standing[name] === digest(null));
      if (empty !== undefined)
        throw refuse(
          'REFERENCE_MISSING',
          { type: one.target.type, path: empty },
          `values.${empty}`,
        );
    }
    if (set === null) return one;
    const guarded = await target().look(tx, one.target, Object.keys(one.guarded));
    // What stood before the first signer gave his value, not what the one before this gave.
    const replaced = { ...set.replaced, ...one.replaced };
    return changeCase(tx, one, { guarded, amount: set.amount, replaced });
  };
};
