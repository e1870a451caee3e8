import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';

import type { FactsBody } from '../../../../shared/contracts/expressions';

import { titleOf, type Wording } from './facts';

/** Everything that can be written, each with what it means to the reader. */
export const completionsOf = (
  { facts, functions }: FactsBody,
  wording: Wording,
): readonly Completion[] => [
  ...facts.map((fact) => ({
    label: fact.path,
    detail: titleOf(fact, wording),
    type: fact.kind === 'entry' ? 'namespace' : 'property',
    ...(fact.values && {
      info: fact.values.map((one) => `"${one.value}" ${wording.of(one)}`).join('\n'),
    }),
  })),
  ...functions
    .filter(({ isMethod }) => !isMethod)
    .map((fn) => ({
      label: fn.name,
      apply: fn.parameters.length === 0 ? `${fn.name}()` : `${fn.name}(`,
      detail: wording.of(fn),
      type: 'function',
    })),
];

/** The values of the enumeration that is compared where somebody types a text in quotes. */
const valuesBefore = (
  before: string,
  { facts }: FactsBody,
  wording: Wording,
): readonly Completion[] => {
  const [, path] =
    /([A-Za-z_][\w.]*)\s*(?:==|!=|in\s*\[(?:\s*"[^"]*"\s*,)*)\s*"[^"]*$/.exec(before) ?? [];
  const values = facts.find((fact) => fact.path === path)?.values ?? [];
  return values.map((one) => ({ label: one.value, detail: wording.of(one), type: 'enum' }));
};

const isInQuotes = (before: string): boolean =>
  (before.replaceAll(/\\./g, '').split('"').length - 1) % 2 === 1;

/** What CodeMirror offers at the place of the cursor. */
export const completeExpression =
  (body: FactsBody, wording: Wording) =>
  (context: CompletionContext): CompletionResult | null => {
    const before = context.state.sliceDoc(0, context.pos);
    if (isInQuotes(before)) {
      const typed = /[^"]*$/.exec(before)?.[0] ?? '';
      const options = valuesBefore(before, body, wording);
      return options.length > 0 ? { from: context.pos - typed.length, options } : null;
    }
    const word = context.matchBefore(/[A-Za-z_][\w.]*/);
    if (!word && !context.explicit) return null;
    return {
      from: word?.from ?? context.pos,
      options: [...completionsOf(body, wording)],
      validFor: /^[\w.]*$/,
    };
  };
