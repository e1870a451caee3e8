import type { Bilingual } from '../../../../shared/error-codes';
import type { FieldProblem } from '../errors';

import { missingField } from './input';

/** What Strapi's schemas say of a field of theirs, by the end of the text: the field's name comes first. */
const texts: readonly (readonly [RegExp, Bilingual])[] = [
  [/ is a required field$/, missingField],
  [/ must be a valid email$/, { zh: '须为电子邮箱。', en: 'This has to be an e-mail address.' }],
  [/ must be a `string` type/, { zh: '须为文字。', en: 'This has to be a text.' }],
  [
    /^Password must be less than 73 bytes$/,
    { zh: '密码过长，最多 72 字节。', en: 'The password is too long: at most 72 bytes.' },
  ],
  [
    /^Passwords do not match$/,
    { zh: '两次输入的密码不一致。', en: 'The two passwords are not the same.' },
  ],
  [
    /^this field has unspecified keys: /,
    { zh: '含有不认识的字段。', en: 'There are fields that are not known.' },
  ],
];

const notRight: Bilingual = { zh: '填写有误。', en: 'This is not right.' };

interface Told {
  readonly path: readonly unknown[];
  readonly message: string;
}

const isTold = (one: unknown): one is Told =>
  typeof one === 'object' &&
  one !== null &&
  Array.isArray((one as Partial<Told>).path) &&
  typeof (one as Partial<Told>).message === 'string';

/** The wrong fields of a body that a schema of Strapi's own refused; none for any other refusal. */
export const strapiProblems = (details: { readonly errors?: unknown } | null): FieldProblem[] =>
  (Array.isArray(details?.errors) ? (details.errors as unknown[]) : [])
    .filter(isTold)
    .map(({ path, message }) => ({
      part: 'body',
      path: path.map(String),
      message: texts.find(([end]) => end.test(message))?.[1] ?? notRight,
    }));
