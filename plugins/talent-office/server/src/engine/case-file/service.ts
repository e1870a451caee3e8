import type { Readable } from 'node:stream';

import type { Core } from '@strapi/strapi';

import { valueLabels, wordLabels } from '../../../../shared/labels';
import {
  getService,
  shanghaiDate,
  titleOf,
  typeName,
  type Actor,
  type ServiceFactory,
  type Tx,
} from '../../platform';
import type { CaseView } from '../approval';

import { archiveOf } from './archive';
import { bookOf, type CaseFile } from './book';
import type { PieceSource } from './piece';
import { applicationPieces } from './pieces/application';
import { committeePieces } from './pieces/committee';
import { decisionPieces } from './pieces/decisions';
import { noticePieces } from './pieces/notices';
import { issuedPieces, proofPieces, rectificationPieces } from './pieces/papers';

/** Accounting records are kept so long (会计档案管理办法); an office may set itself more. */
export const retentionYears = 30;

/** The file of a case (一案一卷). */
export interface CaseFiles {
  /** In `register()`: what a room above adds to it, before what was put right. */
  registerSource(source: PieceSource): void;
  /** In `register()`: for how many years such files are kept (保管期限). */
  registerRetention(load: () => Promise<number>): void;
  /** @throws Refusal NOT_FOUND, SIGNER_EXCLUDED: nobody has the file of what is about himself */
  refuseReader(tx: Tx, reader: Actor, caseId: string): Promise<CaseView>;
  /** What lies in it, as one reader may read it. Refused and withdrawn cases have one, too. */
  gather(reader: Actor, caseId: string): Promise<CaseFile>;
  pdf(file: CaseFile): Promise<Buffer>;
  zip(file: CaseFile): Promise<Readable>;
}

declare module '../../platform/services' {
  interface Services {
    caseFiles: CaseFiles;
  }
}

const stateTold = (state: string): string => {
  const labels: Readonly<Record<string, { readonly zh: string }>> = {
    ...valueLabels,
    ...wordLabels,
  };
  return labels[state]?.zh ?? state;
};

const keptUntil = (closedAt: string | null, years: number): string | null =>
  closedAt === null
    ? null
    : `${Number(shanghaiDate(new Date(closedAt)).slice(0, 4)) + years}-12-31`;

/** In the order of the procedure; what was put right comes last. */
const ofEngine = (strapi: Core.Strapi) => ({
  before: [
    applicationPieces(strapi),
    decisionPieces(strapi),
    committeePieces(strapi),
    noticePieces(strapi),
    proofPieces(strapi),
    issuedPieces(strapi),
  ],
  after: [rectificationPieces(strapi)],
});

export const createCaseFiles: ServiceFactory<'caseFiles'> = ({ strapi }) => {
  const own = ofEngine(strapi);
  const added: PieceSource[] = [];
  let retention = (): Promise<number> => Promise.resolve(retentionYears);
  const approval = () => getService(strapi, 'approval');

  return {
    registerSource: (source) => {
      added.push(source);
    },
    registerRetention: (load) => {
      retention = load;
    },
    refuseReader: async (tx, reader, caseId) => {
      const view = await approval().viewFor(reader, caseId);
      const person = await getService(strapi, 'organisation').personOf(reader);
      await approval().refuseConcerned(tx, view.one, person);
      return view;
    },
    gather: async (reader, caseId) => {
      const view = await approval().viewFor(reader, caseId);
      const { one } = view;
      const pieces = [];
      for (const source of [...own.before, ...added, ...own.after]) {
        pieces.push(...(await source.load({ view, actor: reader })));
      }
      const years = await retention();
      const { type, documentId } = one.target;
      const { unit } = await approval().letterhead();
      return {
        title: `${typeName(strapi, type).zh}：${await titleOf(strapi, type, documentId)}`,
        number: one.acceptanceNumber ?? one.publicId.slice(0, 8).toUpperCase(),
        unit: unit ?? '人才工作领导小组办公室',
        years,
        keptUntil: keptUntil(one.closedAt, years),
        state: stateTold(one.state),
        pieces,
      };
    },
    pdf: (file) => bookOf(strapi, file, () => null),
    zip: (file) => archiveOf(strapi, file),
  };
};
