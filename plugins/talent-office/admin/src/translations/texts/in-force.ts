import type { Texts } from './text';

export const inForceTexts = {
  'inForce.panel': { zh: '生效', en: 'In force' },
  'inForce.version': { zh: '生效版本', en: 'Version in force' },
  'inForce.number': { zh: '第 {number} 版', en: 'No. {number}' },
  'inForce.none': { zh: '尚未生效', en: 'None yet' },
  'inForce.enact': { zh: '使其生效', en: 'Put in force' },
  'inForce.unsaved': {
    zh: '页面上有未保存的修改，请先保存再使其生效。',
    en: 'There are unsaved changes: save them before you put this in force.',
  },
  'inForce.newVersion': {
    zh: '当前保存的内容将成为新的生效版本，此后新提交的事项按它办理。',
    en: 'What is saved becomes a new version in force: what is submitted from now on follows it.',
  },
  'inForce.openCases': {
    zh: '正在办理的事项仍按提交时生效的版本办理。',
    en: 'Open cases keep the version that was in force when they were submitted.',
  },
  'inForce.final': {
    zh: '版本一经生效不能修改或删除。',
    en: 'A version in force cannot be changed or deleted.',
  },
  'inForce.done': { zh: '第 {number} 版已生效。', en: 'Version {number} is in force.' },
  'inForce.same': {
    zh: '内容没有变化，第 {number} 版继续有效。',
    en: 'Nothing has changed: version {number} stays in force.',
  },
  'inForce.least': {
    zh: '每件事项至少需要 {least} 名不同的人（按最高金额计），目前可安排 {found} 名：',
    en: 'A case needs at least {least} different people, at its highest amount; {found} can be placed today:',
  },
  'inForce.position': {
    zh: '{role}{unit}：需 {needed} 人，现有 {held} 人',
    en: '{role}{unit}: {needed} needed, {held} held',
  },
  'inForce.unit': { zh: '（{name}）', en: ' ({name})' },
  'inForce.noSigner': {
    zh: '已生效，但这些席位目前没有人（或没有另外的人）可以签署，请安排岗位人员：',
    en: 'It is in force, but today nobody (or nobody else) can sign these seats; fill the positions:',
  },
  'inForce.seat': { zh: '{stage} › {seat}', en: '{stage} › {seat}' },
  'inForce.seatAgain': {
    zh: '{stage} › {seat}（第 {nth} 位）',
    en: '{stage} › {seat} (signer {nth})',
  },
} as const satisfies Texts;
