import { z } from 'zod';

import type { Bilingual, Language } from '../../../../shared/error-codes';

type Issue = z.core.$ZodRawIssue;
type Texts = Readonly<Record<string, Bilingual>>;

const integer: Bilingual = { zh: '整数', en: 'a whole number' };
const object: Bilingual = { zh: '对象', en: 'an object' };

const kinds: Texts = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: integer,
  bigint: integer,
  boolean: { zh: 'true（是）或 false（否）', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object,
  record: object,
};

const formats: Texts = {
  date: { zh: '日期，例如 2026-05-01', en: 'a date, such as 2026-05-01' },
  datetime: {
    zh: '日期和时间，例如 2026-05-01T08:00:00Z',
    en: 'a date and time, such as 2026-05-01T08:00:00Z',
  },
  email: { zh: '电子邮箱', en: 'an e-mail address' },
  url: { zh: '网址', en: 'a web address' },
  uuid: { zh: ' UUID', en: 'a UUID' },
};

const units: Texts = {
  string: { zh: '个字符', en: 'characters' },
  array: { zh: '项', en: 'items' },
};

const mustBe = (what: Bilingual): Bilingual => ({
  zh: `须为${what.zh}。`,
  en: `This has to be ${what.en}.`,
});

interface Bound {
  readonly origin: string;
  readonly inclusive?: boolean | undefined;
}

const ofNumber = (inclusive: boolean, limit: string, least: boolean): Bilingual =>
  inclusive
    ? {
        zh: `不能${least ? '小' : '大'}于 ${limit}。`,
        en: `This has to be ${least ? 'at least' : 'at most'} ${limit}.`,
      }
    : {
        zh: `须${least ? '大' : '小'}于 ${limit}。`,
        en: `This has to be ${least ? 'more' : 'less'} than ${limit}.`,
      };

const bound = ({ origin, inclusive = true }: Bound, limit: unknown, least: boolean): Bilingual => {
  const unit = units[origin];
  if (!unit) return ofNumber(inclusive, String(limit), least);
  if (least && limit === 1) return { zh: '不能为空。', en: 'This must not be empty.' };
  return {
    zh: `${least ? '至少' : '最多'} ${String(limit)} ${unit.zh}。`,
    en: `${least ? 'At least' : 'At most'} ${String(limit)} ${unit.en}.`,
  };
};

const text = (issue: Issue): Bilingual | undefined => {
  switch (issue.code) {
    case 'invalid_type': {
      const kind = kinds[issue.expected];
      return kind && mustBe(kind);
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      return {
        zh: `只能是以下之一：${values.join('、')}。`,
        en: `This has to be one of: ${values.join(', ')}.`,
      };
    }
    case 'invalid_format': {
      const format = formats[issue.format];
      if (format) return mustBe(format);
      const { pattern } = issue;
      return {
        zh: `格式不对${pattern ? `：须符合 ${pattern}` : ''}。`,
        en: `The form is not right${pattern ? `: it has to match ${pattern}` : ''}.`,
      };
    }
    case 'too_small':
      return bound(issue, issue.minimum, true);
    case 'too_big':
      return bound(issue, issue.maximum, false);
    default:
      return undefined;
  }
};

const own = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

const localeIn = (language: Language) => (issue: Issue) =>
  text(issue)?.[language] ?? own[language](issue);

/**
 * What a schema says of a wrong value, in both languages. zod's own texts name types of the code base
 * (期望 string; expected string to have <=255 characters), which an editor cannot read; what has no text
 * here keeps zod's.
 */
export const zodLocales = { zh: localeIn('zh'), en: localeIn('en') };
