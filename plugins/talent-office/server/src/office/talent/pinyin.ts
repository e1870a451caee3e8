import { pinyin } from 'pinyin-pro';

/** How a name is sorted and searched by Latin letters. */
export interface Romanised {
  /** Syllables with spaces between: `zeng guo qiang`; ü is v, as it is typed. */
  readonly pinyin: string;
  /** `zgq` */
  readonly initials: string;
}

/**
 * Latin words of a name stay together; `·` and other signs separate. `surname` says whether it begins
 * with one: 单 is shan there and dan elsewhere, in a title as in the rest of a name.
 */
export const syllablesOf = (name: string, surname: 'head' | 'off'): string[] => {
  const parts =
    name.normalize('NFKC').match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];
  return parts.flatMap((part, index) =>
    /\p{Script=Han}/u.test(part)
      ? pinyin(part, {
          type: 'array',
          toneType: 'none',
          v: true,
          surname: index === 0 ? surname : 'off',
        })
      : [part.toLowerCase()],
  );
};

/**
 * Pinyin (拼音) of a person's name: 曾 zeng, 单 shan, 仇 qiu, 解 xie, 欧阳 ou yang. Stored with the
 * profile and editable there, for no table knows how a family reads its own name.
 */
export const romanise = (name: string): Romanised => {
  const syllables = syllablesOf(name, 'head');
  return {
    pinyin: syllables.join(' '),
    initials: syllables.map(([first]) => first).join(''),
  };
};
