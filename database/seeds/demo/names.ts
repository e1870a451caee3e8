const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const givenNames = [...'雨晨嘉宁思远明哲欣然博文凯悦子'];

const at = (characters: readonly string[], index: number): string =>
  characters[index % characters.length] ?? '';

/** The name of this number, of nobody that we know of; below 300 no two are the same. */
export const fictionalName = (number: number): string => {
  const round = Math.floor(number / surnames.length);
  return at(surnames, number) + at(givenNames, round) + at(givenNames, round * 2 + number + 1);
};
