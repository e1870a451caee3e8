import type { ActionDeclaration, Condition, Declaration } from './words';

/** A CEL text of a declaration, and what it is for. */
export interface DeclaredExpression {
  /** Its place in the declaration: `states.draft.submit.when`. */
  readonly key: string;
  readonly source: string;
  /** A condition, an amount in fen or places, or a value for an attribute. */
  readonly gives: 'condition' | 'amount' | { readonly attribute: string };
  /** Something is decided by it, so what it reads of the entry is frozen with the rest. */
  readonly freezes: boolean;
}

/** The CEL text of a condition, with or without a message. */
export const celOf = (condition: Condition): string =>
  typeof condition === 'string' ? condition : condition.value;

/** The conditions of an action, in the order in which they are refused; each has its own message. */
export const whenOf = ({ when }: Pick<ActionDeclaration, 'when'>): readonly Condition[] => {
  if (when === undefined) return [];
  return Array.isArray(when) ? when : [when];
};

const conditionsOf = ({ states }: Declaration): DeclaredExpression[] =>
  Object.entries(states ?? {}).flatMap(([state, actions]) =>
    Object.entries(actions).flatMap(([action, declared]) =>
      whenOf(declared).map((condition, index): DeclaredExpression => ({
        key: `states.${state}.${action}.when${Array.isArray(declared.when) ? `.${index}` : ''}`,
        source: celOf(condition),
        gives: 'condition',
        freezes: true,
      })),
    ),
  );

const valuesOf = ({ derive }: Declaration): DeclaredExpression[] =>
  Object.entries(derive ?? {}).flatMap(([attribute, { value }]): DeclaredExpression[] =>
    typeof value === 'string'
      ? [{ key: `derive.${attribute}.value`, source: value, gives: { attribute }, freezes: true }]
      : [],
  );

const amountsOf = ({ limits, supplies }: Declaration): DeclaredExpression[] =>
  [
    ...Object.entries(limits ?? {}).flatMap(([name, { amount, whole }]) => [
      { key: `limits.${name}.amount`, source: amount },
      ...(whole === undefined ? [] : [{ key: `limits.${name}.whole`, source: whole }]),
    ]),
    ...(supplies ? [{ key: 'supplies.amount', source: supplies.amount }] : []),
  ].map((one) => ({ ...one, gives: 'amount', freezes: true }));

const remindersOf = ({ remind }: Declaration): DeclaredExpression[] =>
  (remind ?? []).map(({ when }, index) => ({
    key: `remind.${index}.when`,
    source: celOf(when),
    gives: 'condition',
    freezes: false,
  }));

/** Every CEL text of a declaration. */
export const expressionsOf = (declaration: Declaration): DeclaredExpression[] => [
  ...conditionsOf(declaration),
  ...valuesOf(declaration),
  ...amountsOf(declaration),
  ...remindersOf(declaration),
];
