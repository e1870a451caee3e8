/** One mistake in an expression, where it stands and in words that policy staff understand. */
export interface ExpressionProblem {
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

const typeNames: Readonly<Record<string, Sentence>> = {
  'google.protobuf.Timestamp': { zh: '日期', en: 'a date' },
  date: { zh: '日期', en: 'a date' },
  object: { zh: '一条记录', en: 'an entry' },
  int: { zh: '整数', en: 'a whole number' },
  double: { zh: '小数', en: 'a decimal number' },
  string: { zh: '文字', en: 'text' },
  bool: { zh: '是/否', en: 'yes/no' },
  null: { zh: '空值', en: 'nothing' },
};

/** A CEL type in both languages. */
export const typeName = (type: string): Sentence =>
  typeNames[type] ??
  (type.startsWith('list')
    ? { zh: '列表', en: 'a list' }
    : type.startsWith('$')
      ? { zh: '一条记录', en: 'an entry' }
      : { zh: type, en: type });

export const sentence = (zh: string, en: string): Sentence => ({ zh, en });

const suggestion = (nearest: string | undefined): Sentence =>
  nearest === undefined
    ? sentence('', '')
    : sentence(`，是不是“${nearest}”？`, `; did you mean "${nearest}"?`);

/** What there may be at most of, by the name of the limit. */
const amounts = {
  characters: (max: number) => sentence(`${max} 个字符`, `${max} characters`),
  nodes: (max: number) =>
    sentence(`${max} 个部分（字段、值和运算）`, `${max} parts (fields, values, operators)`),
  depth: (max: number) => sentence(`${max} 层括号或嵌套`, `${max} levels of brackets`),
  listElements: (max: number) => sentence(`列表 ${max} 项`, `${max} elements in a list`),
  callArguments: (max: number) => sentence(`函数 ${max} 个参数`, `${max} arguments of a function`),
  textCharacters: (max: number) =>
    sentence(`引号内 ${max} 个字符`, `${max} characters in a quoted text`),
  quantifiedSteps: (max: number) =>
    sentence(`逐项判断 ${max} 步`, `${max} steps of a quantifier over its list`),
} as const;

/** Mistakes that our own vocabulary finds. */
export const ownSentences = {
  unknown_field: (name: string, nearest?: string) => {
    const near = suggestion(nearest);
    return sentence(`没有“${name}”这个字段${near.zh}`, `there is no field "${name}"${near.en}`);
  },
  unknown_function: (name: string, nearest?: string) => {
    const near = suggestion(nearest);
    return sentence(`没有“${name}”这个函数${near.zh}`, `there is no function "${name}"${near.en}`);
  },
  unknown_value: (value: string, values: readonly string[]) =>
    sentence(
      `这个字段没有“${value}”这个选项，可选：${values.join('、')}`,
      `this field never holds "${value}"; it holds: ${values.join(', ')}`,
    ),
  entry_is_no_value: (name: string) =>
    sentence(
      `“${name}”是一条记录，请写到它的字段，如“${name}.documentId”`,
      `"${name}" is an entry; name one of its fields, e.g. "${name}.documentId"`,
    ),
  has_needs_field: () =>
    sentence(
      'has() 里要写字段，如 has(entry.title)、has(subject.employer)',
      'has() takes a field, e.g. has(entry.title) or has(subject.employer)',
    ),
  not_a_date: () =>
    sentence(
      'date() 里要写带引号的真实日期，如 date("2026-01-01")',
      'date() takes a real date in quotes, e.g. date("2026-01-01")',
    ),
  name_needs_text: (fn: string) =>
    sentence(
      `${fn}() 的第一项要写带引号的代号，如 ${fn}("tier-amount", subject.tier)`,
      `${fn}() takes a key in quotes first, e.g. ${fn}("tier-amount", subject.tier)`,
    ),
  unknown_name: (why: Sentence) => why,
  null_is_no_value: () =>
    sentence(
      '不能与 null 比较；判断有没有填写请用 has()',
      'do not compare with null; has() tells whether a fact is there',
    ),
  nested_quantifier: () =>
    sentence('逐项判断不能套在另一个逐项判断里', 'a quantifier cannot stand inside another'),
  not_in_the_language: (what: string) =>
    sentence(`规则里不能用“${what}”`, `"${what}" is not part of the rule language`),
  too_large: (limit: keyof typeof amounts, max: number) => {
    const { zh, en } = amounts[limit](max);
    return sentence(`表达式过大，上限：${zh}`, `the expression is too large: at most ${en}`);
  },
  wrong_result: (actual: string, wanted: string) =>
    sentence(
      `结果应为${typeName(wanted).zh}，现在是${typeName(actual).zh}`,
      `the result must be ${typeName(wanted).en}, but is ${typeName(actual).en}`,
    ),
} as const;

const operands = (summary: string): Sentence | null => {
  const [, left, operator, right] = /^no such overload: (\S+) (\S+) (\S+)$/.exec(summary) ?? [];
  if (left === undefined || operator === undefined || right === undefined) return null;
  const [a, b] = [typeName(left), typeName(right)];
  return sentence(
    `${a.zh}与${b.zh}之间不能用“${operator}”`,
    `${a.en} and ${b.en} cannot be combined with "${operator}"`,
  );
};

const inQuotes = (summary: string): string => /'([^']+)'/.exec(summary)?.[1] ?? '';
const afterColon = (summary: string): string => /: (.*)$/s.exec(summary)?.[1] ?? '';

const oneType = (zh: string, en: string) => (summary: string) => {
  const type = typeName(inQuotes(summary));
  return sentence(`${zh}，这里是${type.zh}`, `${en}, but this is ${type.en}`);
};

const fixed = (zh: string, en: string) => () => sentence(zh, en);

/** The library's codes; what is not listed keeps its English text behind a general sentence. */
const librarySentences: Readonly<Record<string, (summary: string) => Sentence>> = {
  no_such_overload: (summary) =>
    operands(summary) ??
    sentence('这里的类型不能这样运算', 'these types do not work with this operator'),
  no_matching_overload: (summary) =>
    sentence(
      `函数的参数个数或类型不对：${inQuotes(summary)}`,
      `wrong number or types of arguments: ${inQuotes(summary)}`,
    ),
  no_such_key: (summary) => ownSentences.unknown_field(afterColon(summary)),
  unknown_variable: (summary) => ownSentences.unknown_field(afterColon(summary)),
  cannot_index_type: fixed('这个值下面没有字段', 'this value has no fields'),
  invalid_logical_operand: oneType(
    '“并且”“或者”的两边应是条件',
    'both sides of && and || are conditions',
  ),
  invalid_condition_type: oneType('“?”前应是条件', 'before "?" stands a condition'),
  incompatible_ternary_branches: fixed(
    '“?”之后的两个结果类型应相同',
    'both results after "?" have the same type',
  ),
  heterogeneous_list_element: fixed(
    '列表里各项的类型应相同',
    'all elements of a list have the same type',
  ),
  invalid_comprehension_range: fixed('只有列表才能逐项判断', 'only a list can be quantified over'),
  invalid_macro_argument: fixed('这里应写一个变量名', 'a variable name is expected here'),
  unexpected_token: (summary) =>
    afterColon(summary) === 'EOF'
      ? sentence('表达式没有写完', 'the expression is not finished')
      : sentence(`这里不应出现“${afterColon(summary)}”`, `unexpected ${afterColon(summary)}`),
  unexpected_character: (summary) =>
    sentence(`这里不应出现“${afterColon(summary)}”`, `unexpected ${afterColon(summary)}`),
  expected_token: fixed('这里缺少括号、逗号或冒号', 'a bracket, comma or colon is missing here'),
  unterminated_string: fixed('引号没有配对', 'a quotation mark is not closed'),
  newline_in_string: fixed('引号里不能换行', 'a quoted text cannot break its line'),
  invalid_escape_sequence: fixed('引号里的“\\”用法不对', 'wrong use of "\\" in a quoted text'),
  reserved_identifier: (summary) =>
    sentence(
      `“${afterColon(summary)}”是保留字，不能用作名称`,
      `"${afterColon(summary)}" is a reserved word`,
    ),
  limit_exceeded: fixed('表达式过大', 'the expression is too large'),
  division_by_zero: fixed('除数为零', 'division by zero'),
  modulo_by_zero: fixed('除数为零', 'division by zero'),
  numeric_overflow: fixed('数字太大', 'a number is too large'),
  out_of_range: fixed('日期超出范围', 'a date is out of range'),
};

/** The sentence for an error of the library. */
export const librarySentence = (code: string, summary: string): Sentence =>
  librarySentences[code]?.(summary) ??
  sentence(`表达式有误（${summary}）`, `the expression is wrong (${summary})`);

/** Places a sentence at an offset of the text. */
export const problemAt = (
  source: string,
  offset: number,
  code: string,
  { zh, en }: Sentence,
): ExpressionProblem => {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, code, zh, en };
};
