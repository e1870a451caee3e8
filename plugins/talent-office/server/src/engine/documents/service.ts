import type { Knex } from 'knex';

import type { PrintFormat } from '../../../../shared/contracts/paper';
import type { Language } from '../../../../shared/error-codes';
import {
  getService,
  refuse,
  type Actor,
  type RowId,
  type ServiceFactory,
  type Tx,
} from '../../platform';

import type { CaseRecord } from '../approval';

import { digestOf, keepPrint, printByDigest, type PrintRecord } from './prints';
import { factRows, formText, type FormRow } from './form';
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
}

declare module '../../platform/services' {
  interface Services {
    documents: Documents;
  }
}

export const createDocuments: ServiceFactory<'documents'> = ({ strapi }) => {
  const openCase = async (actor: Actor, caseId: string) => {
    const view = await getService(strapi, 'approval').viewFor(actor, caseId);
    if (view.one.state !== 'open') throw refuse('CASE_NOT_OPEN', { state: view.one.state });
    return view;
  };

  return {
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
