import type { Texts } from './text';

export const rectifyTexts = {
  'rectify.panel': { zh: '更正', en: 'Rectification' },
  'rectify.request': { zh: '提出更正', en: 'Ask for a rectification' },
  'rectify.request.done': {
    zh: '已提出更正，等待另一人复核。',
    en: 'Asked: it waits for somebody else.',
  },
  'rectify.request.note': {
    zh: '由另一人复核确认后才会更正；公示过的内容有变的，在公示中附更正说明。',
    en: 'Nothing changes until somebody else confirms it. Where the public was shown otherwise, its notice then gets an erratum.',
  },
  'rectify.what': { zh: '更正的内容', en: 'What is put right' },
  'rectify.what.needed': { zh: '请至少勾选一项。', en: 'Tick at least one.' },
  'rectify.anew.hint': {
    zh: '不填新值，现在就从原来的出处（如人才档案）重新取值，请先在那里改正：{parts}。留存的副本只重取公示过的内容，如姓名。',
    en: 'No value is given for {parts}: it is taken anew, as it is now, from where it came from, such as the talent’s profile. Mend it there first. Of a kept copy only what was public, such as the name, is taken anew.',
  },
  'rectify.right': { zh: '「{label}」更正为', en: 'Right: {label}' },
  'rectify.nothing': { zh: '无', en: 'nothing' },
  'rectify.answer': { zh: '不予更正的理由：{answer}', en: 'Why it was rejected: {answer}' },
  'rectify.value': { zh: '{label}：{value}', en: '{label}: {value}' },
  'rectify.reason': { zh: '理由：{reason}', en: 'Reason: {reason}' },
  'rectify.confirm': { zh: '确认更正', en: 'Confirm' },
  'rectify.confirm.done': { zh: '已更正。', en: 'It is put right.' },
  'rectify.confirm.note': {
    zh: '确认后立即更正，并记入操作记录；公示过的内容有变的，在公示中附更正说明。',
    en: 'It is put right at once, and recorded. Where the public was shown otherwise, its notice gets an erratum.',
  },
  'rectify.reject': { zh: '不予更正', en: 'Reject' },
  'rectify.reject.done': { zh: '已决定不予更正。', en: 'Rejected.' },
  'rectify.another': { zh: '由另一人复核。', en: 'Somebody else confirms it.' },
} as const satisfies Texts;
