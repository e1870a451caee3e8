import type { Core } from '@strapi/strapi';

import type { Bilingual } from '../../../../../shared/error-codes';
import { getService } from '../../../platform';
import type { Wanted } from '../../expression';

import type { Selection, Stage, WorkflowBody } from './body';

/** The kind of stage that puts several cases in order (遴选). */
export const selectionKind = 'selection';

/** An expression of a selection, and what it has to give. */
export interface SelectionExpression {
  readonly field: 'groupBy' | 'orderBy' | 'tieBy';
  readonly source: string;
  readonly wanted: Wanted;
}

const wantedOf = { groupBy: 'string', orderBy: 'int', tieBy: 'int' } as const;

/** The expressions that a selection looks at. */
export const expressionsOf = (selection: Selection): SelectionExpression[] =>
  (['groupBy', 'orderBy', 'tieBy'] as const).flatMap((field) => {
    const source = selection[field];
    return source === undefined ? [] : [{ field, source, wanted: wantedOf[field] }];
  });

/** What a selection stage lacks, or another one says although nobody would look at it. */
export const problemOfSelection = ({
  title,
  kind,
  seats,
  sets,
  selection,
}: Stage): { readonly field: string; readonly problem: Bilingual } | null => {
  const at = (field: string, zh: string, en: string) => ({ field, problem: { zh, en } });
  if (kind !== selectionKind) {
    return selection === undefined
      ? null
      : at(
          'selection',
          `环节「${title}」不是遴选环节，不能设置遴选。`,
          `the stage "${title}" is no selection.`,
        );
  }
  if (selection === undefined) {
    return at(
      'selection',
      `遴选环节「${title}」没有填写怎样排序。`,
      `the selection stage "${title}" does not say how cases are put in order.`,
    );
  }
  // Who was meant to sign beside the order would never be asked.
  if (seats.length > 0) {
    return at(
      'seats',
      `遴选环节「${title}」由排序决定，不另设签署席位。`,
      `the selection stage "${title}" is decided by its order: it has no seats.`,
    );
  }
  if (sets.length > 0) {
    return at(
      'sets',
      `遴选环节「${title}」没有签署人，不能填写字段。`,
      `nobody signs the selection stage "${title}": nothing is filled in.`,
    );
  }
  const { method, orderBy, ties, tieBy, seed } = selection;
  if (method === 'by-expression' && orderBy === undefined) {
    return at(
      'selection.orderBy',
      `遴选环节「${title}」没有填写排序表达式。`,
      `the selection stage "${title}" has no expression to order by.`,
    );
  }
  if (method === 'by-lot' && seed === undefined) {
    return at(
      'selection.seed',
      `遴选环节「${title}」没有写明抽签种子的来源。`,
      `the selection stage "${title}" does not say where the seed of its draw comes from.`,
    );
  }
  if (ties === 'second-expression' && tieBy === undefined) {
    return at(
      'selection.tieBy',
      `遴选环节「${title}」没有填写同分时的第二表达式。`,
      `the selection stage "${title}" has no second expression.`,
    );
  }
  return null;
};

/** The first mistake in the expressions of a workflow's selections, at its field; `null` for none. */
export const expressionProblem = async (
  strapi: Core.Strapi,
  { entryType, stages }: WorkflowBody,
): Promise<{ readonly path: string; readonly problem: Bilingual } | null> => {
  const expressions = getService(strapi, 'expressions');
  for (const [index, { selection }] of stages.entries()) {
    for (const { field, source, wanted } of selection ? expressionsOf(selection) : []) {
      const wrong =
        expressions.check(entryType, source, wanted) ??
        (await expressions.nameProblem(entryType, source, wanted));
      if (!wrong) continue;
      const { line, column, zh, en } = wrong;
      return {
        path: `stages.${index}.selection.${field}`,
        problem: {
          zh: `第 ${line} 行第 ${column} 列：${zh}`,
          en: `line ${line}, column ${column}: ${en}`,
        },
      };
    }
  }
  return null;
};
