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

import { digestOf, keepPrint, printByDigest, type PrintRecord } from './prints';
import { formText } from './form';
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
