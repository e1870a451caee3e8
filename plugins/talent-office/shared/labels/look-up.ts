import type { Label, TypeLabels } from './label';
import { typeLabels } from './types';
import { valueLabels } from './values';
import { actionLabels, wordLabels } from './words';

/** What a name of the code base most likely is: `open` is an action, a state of a case and a value. */
export type WordKind = 'attribute' | 'action' | 'word' | 'value';

const order = {
  attribute: ['attribute', 'value', 'action', 'word'],
  action: ['action', 'word', 'value', 'attribute'],
  word: ['word', 'value', 'action', 'attribute'],
  value: ['value', 'word', 'action', 'attribute'],
} as const satisfies Record<WordKind, readonly WordKind[]>;

/** The first answer for a name, asked as the likeliest kind first. */
export const lookUpWord = <Answer>(
  kind: WordKind,
  answerAs: (kind: WordKind) => Answer | undefined,
): Answer | undefined => {
  for (const each of order[kind]) {
    const answer = answerAs(each);
    if (answer !== undefined) return answer;
  }
  return undefined;
};

type Labels = Readonly<Record<string, Label>>;

const types: Readonly<Record<string, TypeLabels<string>>> = typeLabels;

const own = (labels: Labels, name: string): Label | undefined =>
  Object.hasOwn(labels, name) ? labels[name] : undefined;

/** By the name of an attribute whose type nobody told: its label, where all types call it the same. */
const agreedLabels: ReadonlyMap<string, Label> = (() => {
  const agreed = new Map<string, Label>();
  const disputed = new Set<string>();
  for (const { attributes } of Object.values(types)) {
    for (const [name, label] of Object.entries(attributes)) {
      if ((agreed.get(name)?.zh ?? label.zh) !== label.zh) disputed.add(name);
      if (!agreed.has(name)) agreed.set(name, label);
    }
  }
  for (const name of disputed) agreed.delete(name);
  return agreed;
})();

const attributeLabel = (name: string, type: string | undefined): Label | undefined => {
  const labels = types[type?.split('.').at(-1) ?? ''];
  return labels ? own(labels.attributes, name) : agreedLabels.get(name);
};

/**
 * What a name of the code base reads like: an attribute (of the content type `type`, where that is
 * known), an action, a state, a value. A site labels its own types in its translations, so their
 * attributes are known to the panel alone.
 */
export const labelOf = (name: string, kind: WordKind, type?: string): Label | undefined =>
  lookUpWord(kind, (as) =>
    ({
      attribute: () => attributeLabel(name, type),
      action: () => own(actionLabels, name),
      word: () => own(wordLabels, name),
      value: () => own(valueLabels, name),
    })[as](),
  );

/** An amount is told in yuan, whatever it is kept in: `核定金额（分）` is `核定金额`. */
export const withoutUnit = (label: string): string =>
  label.replace(/ ?[(\uFF08](分|fen)[)\uFF09]$/, '');
