import type { Knex } from 'knex';

import type { PrintFormat } from '../../../../shared/contracts/paper';
import type { Language } from '../../../../shared/error-codes';
import type { DocumentKind } from '../../../../shared/vocabulary';
import {
  getService,
  reading,
  Refusal,
  refuse,
  type Actor,
  type RowId,
  type ServiceFactory,
  type Tx,
} from '../../platform';

import type { CaseRecord } from '../approval';

import { digestOf, keepPrint, printByDigest, type PrintRecord } from './prints';
import { factRows, formText, type FormRow } from './form';
import {
  createIssue,
  createSources,
  createVoid,
  documentByPublicId,
  documentsOf,
  pdfOf,
  refuseParty,
  sourceOf,
  type DocumentRecord,
  type DocumentSource,
  type DocumentTarget,
  type Issuing,
  type Voiding,
} from './issued';
import { renderings } from './render';

/** Whoever prints, and the request. */
export interface Printing {
  /** Public id of the case. */
  readonly caseId: string;
  readonly actor: Actor;
  readonly requestId: string | null;
}

/** What leaves the house on paper: forms that are signed by hand. */
export interface Documents {
  /**
   * Keeps what the form of a case is printed with; nothing new where it was printed with the same.
   * @throws Refusal NOT_FOUND, CASE_NOT_OPEN
   */
  print(tx: Tx, printing: Printing): Promise<PrintRecord>;
  /** The same for cases that go out together, in the order of their ids; its caller leaves the row of audit. */
  printAll(tx: Tx, cases: readonly CaseRecord[], by: string): Promise<PrintRecord[]>;
  /** What is decided in a case, as people read it. */
  facts(one: CaseRecord, language: Language): Promise<readonly FormRow[]>;
  /** What a form of a case was printed with. @throws Refusal PRINT_UNKNOWN */
  printOf(knex: Knex, caseId: RowId<'case'>, digest: string): Promise<PrintRecord>;
  /**
   * The form itself, of a case that still stands as it was printed.
   * @throws Refusal NOT_FOUND, CASE_NOT_OPEN, PRINT_UNKNOWN, PRINT_OUTDATED
   */
  form(
    asked: Pick<Printing, 'caseId' | 'actor'> & {
      readonly digest: string;
      readonly format: PrintFormat;
      readonly language: Language;
    },
  ): Promise<{ readonly content: Buffer; readonly mediaType: string }>;
  /** In `register()`: the room that knows what a kind of paper says. */
  registerKind<Kind extends DocumentKind>(source: DocumentSource<Kind>): void;
  /**
   * Issues a paper (文书): with the next number of its kind, kept as a private file. Part of its caller's
   * transaction, so that a failure gives no number.
   * @throws Refusal NOT_FOUND, SIGNER_EXCLUDED, DOCUMENT_STANDS, DOCUMENT_NOT_DUE, NUMBER_FORM_INVALID
   */
  issue(tx: Tx, issuing: Issuing): Promise<DocumentRecord>;
  /** It stays, and so does its number, which nobody gets again. @throws Refusal NOT_FOUND, DOCUMENT_VOID */
  void(tx: Tx, voiding: Voiding): Promise<DocumentRecord>;
  /** Papers of a target, void ones too, and the kinds that can be issued now. @throws Refusal NOT_FOUND */
  ofTarget(
    reader: Actor,
    target: DocumentTarget,
  ): Promise<{
    readonly documents: readonly DocumentRecord[];
    readonly kinds: readonly DocumentKind[];
  }>;
  /** The same for a room that has judged its reader itself. */
  issuedFor(knex: Knex, target: DocumentTarget): Promise<readonly DocumentRecord[]>;
  /** An issued paper for one reader who is no party. @throws Refusal NOT_FOUND, SIGNER_EXCLUDED */
  readable(tx: Tx, reader: Actor, document: string): Promise<DocumentRecord>;
  /** As PDF, of what it was made of. @throws Refusal DOCUMENT_NO_PDF */
  pdf(document: DocumentRecord): Promise<Buffer>;
}

declare module '../../platform/services' {
  interface Services {
    documents: Documents;
  }
}

/** May he see papers of this kind of it? */
const readsOf = async (
  source: DocumentSource,
  reader: Actor,
  target: DocumentTarget,
): Promise<boolean> => {
  try {
    await source.refuseReader(reader, target);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

export const createDocuments: ServiceFactory<'documents'> = ({ strapi }) => {
  const openCase = async (actor: Actor, caseId: string) => {
    const view = await getService(strapi, 'approval').viewFor(actor, caseId);
    if (view.one.state !== 'open') throw refuse('CASE_NOT_OPEN', { state: view.one.state });
    return view;
  };

  const sources = createSources();

  return {
    registerKind: (source) => sources.add(source as unknown as DocumentSource),
    issue: createIssue(strapi, sources),
    void: createVoid(strapi, sources),
    ofTarget: async (reader, target) => {
      if (!getService(strapi, 'declarations').of(target.type)) throw refuse('NOT_FOUND');
      const registered = sources.of(target.type);
      const read = new Set<DocumentKind>();
      const kinds: DocumentKind[] = [];
      for (const source of registered) {
        if (!(await readsOf(source, reader, target))) continue;
        read.add(source.kind);
        if (await source.isDue(target)) kinds.push(source.kind);
      }
      if (registered.length > 0 && read.size === 0) throw refuse('NOT_FOUND');
      const documents = await reading(strapi, (knex) => documentsOf(knex, target));
      return { documents: documents.filter(({ kind }) => read.has(kind)), kinds };
    },
    issuedFor: documentsOf,
    readable: async (tx, reader, document) => {
      const paper = await documentByPublicId(tx, document);
      await sourceOf(sources, paper.kind, paper.target).refuseReader(reader, paper.target);
      const person = await getService(strapi, 'organisation').personOf(reader);
      await refuseParty(strapi, tx, paper.target, person);
      return paper;
    },
    pdf: (document) => pdfOf(strapi, document),
    print: async (tx, { caseId, actor, requestId }) => {
      const { one, workflow } = await openCase(actor, caseId);
      const person = await getService(strapi, 'organisation').personOf(actor);
      const at = getService(strapi, 'clock').now();
      const print = await keepPrint(tx, one, { by: person.id, at });
      await getService(strapi, 'audit').record(tx, {
        actor,
        person,
        action: 'case.print',
        target: one.target,
        after: print.printed.guarded,
        details: {
          case: one.publicId,
          stage: workflow.stages[one.stage]?.key,
          round: one.round,
          digest: print.digest,
        },
        requestId,
      });
      return print;
    },
    printAll: async (tx, cases, by) => {
      const at = getService(strapi, 'clock').now();
      const kept: PrintRecord[] = [];
      for (const one of cases.toSorted((a, b) => a.id - b.id)) {
        kept.push(await keepPrint(tx, one, { by, at }));
      }
      return kept;
    },
    facts: (one, language) => factRows(strapi, one, language),
    printOf: printByDigest,
    form: async ({ caseId, actor, digest, format, language }) => {
      const view = await openCase(actor, caseId);
      const { one } = view;
      const print = await printByDigest(strapi.db.connection, one.id, digest);
      const changed = getService(strapi, 'approval').changedSincePrinted(print.printed, one);
      if (changed.length > 0 || digestOf(one) !== print.digest) {
        throw refuse('PRINT_OUTDATED', { type: one.target.type, attributes: changed.join(', ') });
      }
      const { mediaType, render } = renderings[format];
      return { content: await render(await formText(strapi, view, print, language)), mediaType };
    },
  };
};
