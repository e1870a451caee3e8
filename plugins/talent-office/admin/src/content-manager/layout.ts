/** What Strapi's Content Manager hands to its layout hooks, as far as we look at it. */
export interface Layout {
  readonly settings?: { readonly displayName?: string };
  /** The schema's options and plugin options in one. */
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface Field {
  readonly name: string;
  readonly attribute?: { readonly type?: string };
}

type States = Readonly<Record<string, Readonly<Record<string, { readonly approval?: string }>>>>;

interface Declaration {
  readonly states?: States;
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

/** The state in which every entry of the type begins. */
export const initialStateOf = (layout: Layout): string => Object.keys(statesOf(layout))[0] ?? '';
