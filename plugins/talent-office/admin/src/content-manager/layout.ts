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

/** The states of a governed type in their declared order; none for any other type. */
export const statesOf = ({ options }: Layout): readonly string[] => {
  const declaration = options?.['talent-office'] as { states?: object } | undefined;
  return Object.keys(declaration?.states ?? {});
};

export const isState = (layout: Layout, field: Field): boolean =>
  field.name === 'state' && statesOf(layout).length > 0;
