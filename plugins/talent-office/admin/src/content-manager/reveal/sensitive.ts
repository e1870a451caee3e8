/** A content type, as far as its sensitive attributes are told by it. */
export interface Schema {
  readonly uid: string;
  readonly pluginOptions?: Readonly<Record<string, unknown>>;
}

/** A sensitive value as the form shows it. */
export interface Masked {
  readonly attribute: string;
  readonly masked: string;
}

/** The sensitive values of an entry that its reader is shown masked; none that is empty or hidden. */
export const maskedValues = (
  schema: Schema | undefined,
  entry: Readonly<Record<string, unknown>> | undefined,
): Masked[] => {
  const declaration = schema?.pluginOptions?.['talent-office'] as
    { readonly sensitive?: object } | undefined;
  return Object.keys(declaration?.sensitive ?? {}).flatMap((attribute) => {
    const masked = entry?.[attribute];
    return typeof masked === 'string' && masked !== '' ? [{ attribute, masked }] : [];
  });
};
