import type { RuleGroupType } from 'react-querybuilder';

import { printAmount, type AmountChoice, type Condition } from '../../../../shared/conditions';
import type { FactKind } from '../../../../shared/contracts/expressions';

import { factsUsed, hole, toCondition, toQuery } from './query';

/** An amount as somebody draws it: fen as digits, the empty text where none is typed yet. */
export interface AmountDraft {
  readonly cases: readonly { readonly query: RuleGroupType; readonly fen: string }[];
  readonly otherwise: string;
  readonly less: string | null;
}

export const emptyAmount: AmountDraft = { cases: [], otherwise: '', less: null };

export const toDraft = ({ cases, otherwise, less }: AmountChoice): AmountDraft => ({
  cases: cases.map(({ when, fen }) => ({ query: toQuery(when), fen })),
  otherwise,
  less,
});

const nothingDrawn: Condition = {
  kind: 'compare',
  fact: hole,
  comparator: '==',
  operand: { kind: 'fact', fact: hole },
};

const fenOf = (fen: string): string => (/^\d{1,15}$/.test(fen) ? fen : hole);

/** The expression of an amount, with holes where something is still missing. */
export const toAmountText = (
  { cases, otherwise, less }: AmountDraft,
  kindOf: (fact: string) => FactKind | undefined,
): string =>
  printAmount({
    cases: cases.map(({ query, fen }) => ({
      when: toCondition(query, kindOf) ?? nothingDrawn,
      fen: fenOf(fen),
    })),
    // Without a kind nothing would be taken off, and nobody would see it.
    otherwise: less === '' ? hole : fenOf(otherwise),
    less,
  });

export const factsOfAmount = (amount: AmountChoice | null): ReadonlyMap<string, FactKind> =>
  new Map((amount?.cases ?? []).flatMap(({ when }) => [...factsUsed(when)]));
