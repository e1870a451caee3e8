import type { Core } from '@strapi/strapi';

import type {
  ListReading,
  OpinionProblem,
  ReadRow,
} from '../../../../shared/contracts/review-lists';
import { labelOf } from '../../../../shared/labels';
import {
  getService,
  messagesOf,
  reading,
  Refusal,
  refuse,
  tables,
  titleOf,
  type Actor,
  type CalendarDate,
  type Tx,
} from '../../platform';
import type { CaseView } from '../approval';
import type { Person } from '../organisation';

import { caseNumber, rowsOf, type ListRow, type ReviewList } from './lists';
import type { Opinion, OpinionChoice } from './returns';
import {
  choiceWords,
  letterOf,
  type AskedKey,
  type ColumnKey,
  type ReadWorkbook,
  type SheetRow,
} from './workbook';

/** Who signed and sealed a list, and who says so. */
export interface Signed {
  /** Key of the staff entry. */
  readonly signer: string;
  readonly signedOn: CalendarDate;
  readonly recordedBy: Person;
  readonly actor: Actor;
}

/** A remark is no longer than a comment on screen. */
const mostText = 2000;

const problem = (refusal: Refusal, column: ColumnKey | null): OpinionProblem => ({
  column: column === null ? null : letterOf(column),
  code: refusal.code,
  messages: messagesOf(refusal),
});

/** Where what a decision is refused for stands in the sheet. */
const columnOf: Readonly<Partial<Record<string, ColumnKey>>> = {
  COMMENT_MISSING: 'comment',
  RETURNED_BEFORE: 'comment',
  PARTS_MISSING: 'parts',
  PART_NOT_RETURNABLE: 'parts',
  DEFECT_UNEXPLAINED: 'parts',
  RETURN_NOT_ALLOWED: 'choice',
};

const choiceIn = (text: string): OpinionChoice | undefined =>
  (Object.keys(choiceWords) as OpinionChoice[]).find((choice) =>
    Object.values(choiceWords[choice]).includes(text.toLowerCase() as never),
  );

/** What is wrong with the cells themselves. */
const cellProblems = ({ cells }: SheetRow): OpinionProblem[] => {
  const foreign = (Object.keys(cells) as AskedKey[]).filter((key) => cells[key].foreign);
  const found = foreign.map((key) => problem(refuse('LIST_CELL_KIND'), key));
  if (!foreign.includes('choice')) {
    const { text } = cells.choice;
    if (text === '') found.push(problem(refuse('LIST_OPINION_MISSING'), 'choice'));
    else if (!choiceIn(text)) found.push(problem(refuse('LIST_OPINION_UNKNOWN'), 'choice'));
  }
  for (const key of ['comment', 'parts'] as const) {
    if (cells[key].text.length > mostText) {
      found.push(problem(refuse('LIST_TEXT_LONG', { most: mostText }), key));
    }
  }
  return found;
};

/** Attributes by what they are called in either language; what is called by nothing stays as it is. */
const attributesIn = (text: string, type: string, names: readonly string[]): string[] =>
  text
    .split(/[、，,;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const isCalled = (name: string): boolean => {
        const label = labelOf(name, 'attribute', type);
        return [name, label?.zh, label?.en].includes(part);
      };
      return names.find(isCalled) ?? part;
    });

/** A decision as the door takes it; a second return says why by its remark. */
export const decisionOf = (
  { one }: Pick<CaseView, 'one'>,
  { seat }: Pick<ListRow, 'seat'>,
  { choice, comment, parts }: Opinion,
) => ({
  ...{ caseId: one.publicId, seat, choice, comment },
  ...{ values: {}, parts, defects: {} },
  again: choice === 'return' ? comment : null,
});

/** The signature of a list, on one of its rows: what was printed there is what was signed. */
export const signatureOf = async (
  strapi: Core.Strapi,
  list: ReviewList,
  row: ListRow,
  { one }: Pick<CaseView, 'one'>,
  { signer, signedOn, recordedBy }: Omit<Signed, 'actor'>,
) => {
  const { printed } = await reading(strapi, (knex) =>
    getService(strapi, 'documents').printOf(knex, one.id, row.digest),
  );
  return {
    // A form with the same facts may have been printed before: this paper is the list.
    ...{ record: '', signer, unit: list.scope.unit, signedOn, recordedBy },
    ...{ printed, printedOn: list.sentOn },
  };
};

/**
 * Reads a filled-in list as if it were confirmed now, and says of each row what is wrong with it; nothing
 * is written.
 */
export const createReading = (strapi: Core.Strapi) => {
  const approval = () => getService(strapi, 'approval');

  const isKnown = (number: string): Promise<boolean> =>
    reading(
      strapi,
      async (knex) =>
        /^[0-9A-F]{8}$/.test(number) &&
        (await knex(tables.cases)
          .where('public_id', 'like', `${number.toLowerCase()}%`)
          .first('id')) !== undefined,
    );

  /** What a confirmation would say of it. */
  const refusalOf = async (
    list: ReviewList,
    row: ListRow,
    view: CaseView,
    opinion: Opinion,
    signed: Signed,
  ): Promise<Refusal | null> => {
    try {
      if (await approval().employsSubject(view.one, list.scope.unit)) {
        throw refuse('LIST_UNIT_EMPLOYS');
      }
      const paper = await signatureOf(strapi, list, row, view, signed);
      await reading(strapi, (knex) =>
        approval().judgePaper(knex as Tx, {
          ...decisionOf(view, row, opinion),
          ...{ actor: signed.actor, paper, seen: paper.printed.guarded },
        }),
      );
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  };

  const readRow = async (
    list: ReviewList,
    listed: ListRow,
    sheet: SheetRow,
    signed: Signed,
  ): Promise<{ problems: OpinionProblem[]; opinion: Opinion | null }> => {
    const { cells } = sheet;
    const problems = cellProblems(sheet);
    if (cells.digest.text.replace(/[-\s]/g, '').toUpperCase() !== listed.digest) {
      problems.push(problem(refuse('LIST_ROW_ALTERED'), 'digest'));
    }
    const choice = choiceIn(cells.choice.text);
    if (problems.length > 0 || !choice) return { problems, opinion: null };
    const view = await approval().view(listed.caseId);
    const names = approval().returnable(view);
    const { type } = view.one.target;
    const opinion: Opinion = {
      ...{ number: listed.number, choice, comment: cells.comment.text || null },
      parts: choice === 'return' ? attributesIn(cells.parts.text, type, names) : [],
    };
    const refusal = await refusalOf(list, listed, view, opinion, signed);
    if (!refusal) return { problems, opinion };
    return { problems: [problem(refusal, columnOf[refusal.code] ?? null)], opinion: null };
  };

  return async (
    list: ReviewList,
    { rows }: ReadWorkbook,
    signed: Signed,
  ): Promise<{ readonly told: ListReading; readonly opinions: readonly Opinion[] }> => {
    const listed = await reading(strapi, (knex) => rowsOf(knex, list));
    const seen = new Set<number>();
    const told: ReadRow[] = [];
    const opinions: Opinion[] = [];
    const titleFor = async ({ caseId }: ListRow): Promise<string> => {
      const { type, documentId } = (await approval().view(caseId)).one.target;
      return titleOf(strapi, type, documentId);
    };
    for (const sheet of rows) {
      const { number, choice, comment } = sheet.cells;
      const text = number.text.toUpperCase();
      const said = { row: sheet.row, choice: choice.text || null, comment: comment.text || null };
      const found = listed.find(({ caseId }) => caseNumber(caseId) === text);
      if (!found) {
        const code = (await isKnown(text)) ? 'LIST_CASE_NOT_LISTED' : 'LIST_CASE_UNKNOWN';
        const why = number.foreign ? refuse('LIST_CELL_KIND') : refuse(code, { number: text });
        told.push({ ...said, number: text, title: null, problems: [problem(why, 'number')] });
        continue;
      }
      const isRepeated = seen.has(found.number);
      seen.add(found.number);
      const read = isRepeated
        ? { problems: [problem(refuse('LIST_ROW_TWICE'), 'number')], opinion: null }
        : await readRow(list, found, sheet, signed);
      if (read.opinion) opinions.push(read.opinion);
      told.push({ ...said, number: text, title: await titleFor(found), problems: read.problems });
    }
    for (const left of listed.filter(({ number }) => !seen.has(number))) {
      told.push({
        ...{ row: null, number: caseNumber(left.caseId), title: await titleFor(left) },
        ...{ choice: null, comment: null },
        problems: [problem(refuse('LIST_ROW_MISSING'), null)],
      });
    }
    // Which of two is meant nobody knows: neither is taken.
    const repeated = new Set(
      told
        .filter(({ problems }) => problems.some(({ code }) => code === 'LIST_ROW_TWICE'))
        .map(({ number }) => number),
    );
    const unambiguous = (number: number): boolean => {
      const row = listed.find((each) => each.number === number);
      return row !== undefined && !repeated.has(caseNumber(row.caseId));
    };
    const taken = opinions.filter(({ number }) => unambiguous(number));
    const marked = told.map((row) =>
      repeated.has(row.number) && row.problems.length === 0
        ? { ...row, problems: [problem(refuse('LIST_ROW_TWICE'), 'number')] }
        : row,
    );
    const refused = marked.filter(({ problems }) => problems.length > 0).length;
    return { told: { rows: marked, good: taken.length, refused }, opinions: taken };
  };
};
