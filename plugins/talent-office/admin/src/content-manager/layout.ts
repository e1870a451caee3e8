import { typeNamed } from '../translations';

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

interface Declaration {
  readonly states?: States;
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

/** The state in which every entry of the type begins. */
export const initialStateOf = (layout: Layout): string => Object.keys(statesOf(layout))[0] ?? '';

/** Is it kept encrypted, and shown masked? */
export const isSensitive = (layout: Layout, field: Field): boolean =>
  Object.hasOwn(declarationOf(layout).sensitive ?? {}, field.name);

/** Years are whole numbers named so, of the plugin's own types. */
export const isYear = (layout: Layout, { name }: Field): boolean =>
  typeNamed(layout.settings?.displayName) !== undefined && /year$/i.test(name);

/** The type under which the Content Manager draws one. */
export const yearField = 'talent-office-year';
