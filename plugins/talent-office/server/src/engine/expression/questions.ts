import type { FactQuestionBody } from '../../../../shared/contracts/expressions';
import { labelOf, typeLabels, type Label, type TypeLabels } from '../../../../shared/labels';
import { own } from '../../platform';

import type { Environment } from './environment';
import type { Field } from './fields';
import { fieldOf, labelled, pathWords, stepsOf } from './paths';

const types: Readonly<Record<string, TypeLabels<string>>> = typeLabels;

/** What a content type is called; one of the site by its own display name. */
const typeWords = (uid: string, titleOfType: (uid: string) => string): Label =>
  (own(types, uid) ?? own(types, uid.split('.').at(-1) ?? ''))?.name ?? {
    zh: titleOfType(uid),
    en: titleOfType(uid),
  };

const isMoney = (path: readonly string[]): boolean => path.at(-1)?.endsWith('Fen') === true;

/** What is asked of each kind of fact. */
const asked = (field: Field, path: readonly string[], { zh, en }: Label): Label => {
  if (field.kind === 'object') return { zh: `${zh}：是哪一个？`, en: `${en}: which one?` };
  if (field.values) return { zh: `${zh}：是哪一项？`, en: `${en}: which of these?` };
  if (isMoney(path)) return { zh: `${zh}：是多少元？`, en: `${en}: how many yuan?` };
  switch (field.type) {
    case 'bool':
      return { zh: `${zh}：是还是否？`, en: `${en}: yes or no?` };
    case 'date':
      return { zh: `${zh}：是哪一天？`, en: `${en}: on which day?` };
    case 'int':
    case 'double':
      return { zh: `${zh}：是多少？`, en: `${en}: how much, or how many?` };
    default:
      return { zh: `${zh}：是什么？`, en: `${en}: what is it?` };
  }
};

const noticeOfHolidays: Label = {
  zh: '该年的节假日安排尚未公布或尚未导入。',
  en: 'The notice of that year’s holidays is not out, or not imported yet.',
};

/** By how the function's name begins: where its answer comes from. */
const whereKnown: Readonly<Record<string, Label>> = {
  table: {
    zh: '具名表中没有这一行，由人才办补充。',
    en: 'The named table has no such row; the office adds it.',
  },
  addWorkingDays: noticeOfHolidays,
  workingDaysUntil: noticeOfHolidays,
  age: {
    zh: '由人才档案的证件号码得出；护照号码不含出生日期。',
    en: 'Told by the identity document of the talent’s profile; a passport tells no birth date.',
  },
};

const whenHandedIn: Label = {
  zh: '由系统在提交申请时核对。',
  en: 'Looked up by the software when an application is handed in.',
};

const ofFunction = (call: string): FactQuestionBody => {
  const name = call.slice(0, call.indexOf('('));
  const { zh, en } = labelOf(name, 'word') ?? { zh: name, en: name };
  const known = Object.entries(whereKnown).find(([prefix]) => name.startsWith(prefix));
  return {
    path: call,
    kind: null,
    zh: `${zh}：是多少？`,
    en: `${en}: what is it?`,
    entered: { ...(known?.[1] ?? whenHandedIn), type: null, attribute: null },
  };
};

const ofField = (
  environment: Environment,
  titleOfType: (uid: string) => string,
  path: string,
): FactQuestionBody | null => {
  const names = path.split('.');
  const field = fieldOf(environment, names);
  const last = stepsOf(environment, names).at(-1);
  if (!field || !last) return null;
  const title = pathWords(environment, names);
  const attribute = labelled(last.name, last.type);
  const type = typeWords(last.type, titleOfType);
  const values = field.kind === 'scalar' ? field.values : undefined;
  return {
    path,
    kind: field.kind === 'object' ? 'entry' : field.type,
    ...(values && {
      values: values.map((value) => ({
        value,
        ...(labelOf(value, 'value') ?? { zh: value, en: value }),
      })),
    }),
    ...asked(field, names, title),
    entered: {
      type: last.type,
      attribute: last.name,
      zh: `填写处：${type.zh} › ${attribute.zh}`,
      en: `Entered in: ${type.en} › ${attribute.en}`,
    },
  };
};

/** Each fact that is missing, once, as a question; of a name that nothing stands for there is none. */
export const questionsOf = (
  environment: Environment,
  titleOfType: (uid: string) => string,
  missing: readonly string[],
): FactQuestionBody[] =>
  [...new Set(missing)].flatMap((path) => {
    if (path.includes('(')) return [ofFunction(path)];
    return ofField(environment, titleOfType, path) ?? [];
  });
