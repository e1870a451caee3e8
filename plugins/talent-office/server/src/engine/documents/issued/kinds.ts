import type { DocumentData } from '../../../../../shared/contracts/documents';
import type { DocumentKind } from '../../../../../shared/vocabulary';
import type { Actor, Tx } from '../../../platform';

/** What a paper is about: an entry, or a record of the engine's own by its word and public id. */
export interface DocumentTarget {
  readonly type: string;
  readonly documentId: string;
}

export interface DocumentContent<Kind extends DocumentKind = DocumentKind> {
  readonly data: DocumentData<Kind>;
  /** What the register calls it. */
  readonly title: string;
}

/** The room that knows what a kind of paper says. */
export interface DocumentSource<Kind extends DocumentKind = DocumentKind> {
  readonly kind: Kind;
  /** Are such papers about entries of this type? */
  concerns(type: string): boolean;
  /** Has it come so far that such a paper can be issued? */
  isDue(target: DocumentTarget): Promise<boolean>;
  /**
   * What it says, as things stand in this transaction.
   * @throws Refusal DOCUMENT_NOT_DUE, and what the room refuses
   */
  load(context: {
    readonly tx: Tx;
    readonly actor: Actor;
    readonly target: DocumentTarget;
  }): Promise<DocumentContent<Kind>>;
  /** Who may see such papers of it. @throws Refusal NOT_FOUND: what he may not read is not there */
  refuseReader(reader: Actor, target: DocumentTarget): Promise<void>;
}

export interface Sources {
  add(source: DocumentSource): void;
  /** Of one kind for a type; `undefined` where no room registered it. */
  find(kind: DocumentKind, type: string): DocumentSource | undefined;
  of(type: string): readonly DocumentSource[];
}

/** The registry of one Strapi: nothing is kept at module level. */
export const createSources = (): Sources => {
  const sources: DocumentSource[] = [];
  const of = (type: string) => sources.filter((source) => source.concerns(type));
  return {
    add: (source) => {
      sources.push(source);
    },
    of,
    find: (kind, type) => of(type).find((source) => source.kind === kind),
  };
};
