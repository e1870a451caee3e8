import type { Texts } from './text';

export const ruleTestsTexts = {
  'ruleTests.panel': { zh: '规则用例', en: 'Rule tests' },
  'ruleTests.none': {
    zh: '还没有规则用例。请写几个例子：哪些人应当符合，哪些人不应当；使其生效前会逐一核对。',
    en: 'No rule tests yet. Write examples of who must be eligible and who must not: each is checked before the rules are put in force.',
  },
  'ruleTests.noneInForce': {
    zh: '没有规则用例：这一版未经例子核对。',
    en: 'There are no rule tests: no example has been checked by this version.',
  },
  'ruleTests.unsaved': {
    zh: '页面上有未保存的修改，请先保存再运行。',
    en: 'There are unsaved changes: save them before the tests run.',
  },
  'ruleTests.run': {
    zh: '运行 {count} 个用例',
    en: '{count, plural, one {Run the test} other {Run # tests}}',
  },
  'ruleTests.passed': { zh: '通过', en: 'passed' },
  'ruleTests.failed': { zh: '未通过', en: 'failed' },
  'ruleTests.allPassed': {
    zh: '{count} 个用例全部通过。',
    en: '{count, plural, one {The test passed.} other {All # tests passed.}}',
  },
  'ruleTests.someFailed': {
    zh: '{count} 个用例中有 {failed} 个未通过，不能使其生效。',
    en: '{failed} of {count} failed: the rules cannot be put in force.',
  },
  'ruleTests.details': { zh: '结论：{outcome}', en: 'Outcome: {outcome}' },
  'ruleTests.given.hint': {
    zh: '这里列出各条件要看的情况；不填的视为未知。',
    en: 'What the rules look at; what is left empty is not known.',
  },
  'ruleTests.nothingAsked': {
    zh: '请先选择适用的内容类型并填写条件。',
    en: 'Choose the content type and write the rules first.',
  },
  'ruleTests.unknown': { zh: '未知', en: 'Not known' },
  'ruleTests.clear': { zh: '清除', en: 'Clear' },
  'ruleTests.has': { zh: '有无“{label}”', en: 'Is there “{label}”?' },
  'ruleTests.answer': {
    zh: '假设系统查到的结果。',
    en: 'What the system would find.',
  },
  'ruleTests.left': {
    zh: '“{label}”已没有条件要看。',
    en: 'No rule looks at “{label}” any more.',
  },
  'ruleTests.remove': { zh: '删除', en: 'Remove' },
} as const satisfies Texts;
