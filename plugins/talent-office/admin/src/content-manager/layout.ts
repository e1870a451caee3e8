import type { WantedKind } from '../../../shared/contracts/expressions';
import { isMoney } from '../format/money';
import { typeNamed } from '../translations';

import { landmarksOf, type Landmarks } from './entry-state/landmarks';

/** What Strapi's Content Manager hands to its layout hooks, as far as we look at it. */
export interface Layout {
  readonly settings?: { readonly displayName?: string };
  /** The schema's options and plugin options in one. */
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface Field {
  readonly name: string;
  /** How it is drawn; what it holds is its attribute's matter. */
  readonly type?: string;
  readonly attribute?: { readonly type?: string };
}

type States = Readonly<Record<string, Readonly<Record<string, { readonly approval?: string }>>>>;

interface Limit {
  readonly amount: string;
  readonly at: Readonly<Record<string, unknown>>;
  readonly passedOn?: readonly string[];
}

interface Declaration {
  readonly states?: States;
  readonly derive?: Readonly<Record<string, unknown>>;
  readonly limits?: Readonly<Record<string, Limit>>;
  readonly sensitive?: Readonly<Record<string, unknown>>;
}

const declarationOf = ({ options }: Layout): Declaration =>
  (options?.['talent-office'] as Declaration | undefined) ?? {};

const statesOf = (layout: Layout): States => declarationOf(layout).states ?? {};

/** Is this where the life cycle of a governed type keeps the state? */
export const isState = (layout: Layout, field: Field): boolean =>
  field.name === 'state' && Object.keys(statesOf(layout)).length > 0;

/** Can a case be open about an entry of this type? */
export const hasCases = (layout: Layout): boolean =>
  Object.values(statesOf(layout)).some((actions) =>
    Object.values(actions).some(({ approval }) => approval !== undefined),
  );

export const landmarksIn = (layout: Layout): Landmarks => landmarksOf(statesOf(layout));

/** Is it kept encrypted, and shown masked? */
export const isSensitive = (layout: Layout, field: Field): boolean =>
  Object.hasOwn(declarationOf(layout).sensitive ?? {}, field.name);

/** Years are whole numbers named so, of the plugin's own types; `fundYear` of a line is a relation. */
export const isYear = (layout: Layout, { name, attribute }: Field): boolean =>
  typeNamed(layout.settings?.displayName) !== undefined &&
  attribute?.type === 'integer' &&
  /year$/i.test(name);

/** Amounts are whole numbers named so, in fen, of any type. */
export const isAmount = ({ name, attribute }: Field): boolean =>
  isMoney(name) && (attribute?.type === 'biginteger' || attribute?.type === 'integer');

/** Texts that are names of a list to which an office may add its own, by type. */
const namedTexts: Readonly<Record<string, string>> = { position: 'role', benefit: 'kind' };

/** Is it one of a list of names, which has words for the reader? */
export const isNamed = (layout: Layout, { name, attribute }: Field): boolean =>
  attribute?.type === 'enumeration' ||
  namedTexts[typeNamed(layout.settings?.displayName) ?? ''] === name;

/**
 * The states in which an amount counts that is worked out when an entry is submitted: those in which a
 * limit holds it. Before, and where its case ended badly, nobody was given it. Undefined of any other.
 */
export const statesCounted = (layout: Layout, { name }: Field): readonly string[] | undefined => {
  const { derive = {}, limits = {} } = declarationOf(layout);
  if (!Object.hasOwn(derive, name)) return undefined;
  const named = new RegExp(`\\b${name}\\b`);
  const limit = Object.values(limits).find(({ amount }) => named.test(amount));
  return limit && [...Object.keys(limit.at), ...(limit.passedOn ?? [])];
};

export const isCounted = (states: readonly string[] | undefined, state: unknown): boolean =>
  states === undefined || states.includes(String(state));

/** Expressions by what holds them, a component or a type of ours: what each is to give. */
const expressions: Readonly<Record<string, Readonly<Record<string, WantedKind>>>> = {
  'talent-office.rule': { expression: 'bool' },
  benefit: { amountExpression: 'int' },
};

/** What an expression of a component (by uid) or of a layout's type is to give, if it is one. */
export const wantedOf = (of: string | Layout, { name }: Field): WantedKind | undefined =>
  expressions[typeof of === 'string' ? of : (typeNamed(of.settings?.displayName) ?? '')]?.[name];

/** The types under which the Content Manager draws them. */
export const yearField = 'talent-office-year';
export const yuanField = 'talent-office-yuan';
export const expressionField = 'talent-office-expression';
export const factsField = 'talent-office-facts';
