import type { ContentTypeSchema } from './schema';

/** Attributes that have no column of their own: they come only when populated. */
type Populated = 'relation' | 'component' | 'dynamiczone' | 'media';

type ValueOf<A> = A extends { enum: readonly (infer Value)[] }
  ? Value
  : A extends { type: 'boolean' }
    ? boolean
    : A extends { type: 'integer' | 'float' | 'decimal' }
      ? number
      : A extends { type: 'biginteger' }
        ? /** A string on MySQL, a number on SQLite: decode with `fen()`. */ string | number
        : A extends { type: 'json' | 'blocks' }
          ? unknown
          : string;

/**
 * The row of a content type, inferred from its schema: `Row<typeof fundYear>`. Every value may be
 * null, for a draft may lack anything. Relations are left out: say what was populated where it is.
 */
export type Row<Schema extends ContentTypeSchema> = {
  readonly id: number;
  readonly documentId: string;
} & {
  readonly [
    Name in keyof Schema['attributes'] as Schema['attributes'][Name] extends {
      type: Populated;
    }
      ? never
      : Name
  ]: ValueOf<Schema['attributes'][Name]> | null;
};
