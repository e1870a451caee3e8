import type { Texts } from './text';

export const agreementTexts = {
  'agreement.panel': { zh: '协议履行', en: 'Agreement' },
  'agreement.service': { zh: '服务月数', en: 'Months of service' },
  'agreement.served': {
    zh: '计至{until}：约定 {term} 个月，已服务 {served} 个月',
    en: 'Up to {until}: {served} of {term} months served',
  },
  'agreement.unserved': { zh: '未服务 {unserved} 个月', en: '{unserved} months not served' },
  'agreement.amended': {
    zh: '约定月数按 {day} 起生效的补充协议',
    en: 'By an amendment in effect from {day}',
  },
  'agreement.interrupted': {
    zh: '中断 {days} 天，不计入',
    en: '{days} days of interruption do not count',
  },
  'agreement.ends': { zh: '服务期满日：{day}', en: 'The term is served on {day}' },
  'agreement.endless': {
    zh: '服务尚未恢复，期满日未定',
    en: 'Service is interrupted: nobody knows yet when the term ends',
  },
  'agreement.scan': { zh: '各方签署的扫描件', en: 'The signed copy' },
  'agreement.evidence': { zh: '佐证材料', en: 'Evidence' },
  'agreement.scan.reason': { zh: '查看协议签署件', en: 'Looking at a signed agreement' },
  'agreement.evidence.reason': { zh: '查看佐证材料', en: 'Looking at evidence' },
  'agreement.file.choose': { zh: '选择文件', en: 'Choose a file' },
  'agreement.file.other': { zh: '换一份文件', en: 'Choose another file' },
  'agreement.file.send': { zh: '上传', en: 'Hand in' },
  'agreement.file.done': { zh: '文件已上传。', en: 'The file is on record.' },
} as const satisfies Texts;
