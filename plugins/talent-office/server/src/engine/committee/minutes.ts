import type { ItemBody, MeetingBody, MinutesPage } from '../../../../shared/contracts/committee';
import { valueLabels, wordLabels } from '../../../../shared/labels';
import { votes as allVotes } from '../../../../shared/vocabulary';
import { amountText } from '../ledger';

const numerals = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 … 999 as Chinese outlines count: 十二, 二十, 一百〇三. */
export const chineseNumber = (count: number): string => {
  const [hundreds, tens, ones] = [Math.floor(count / 100), Math.floor(count / 10) % 10, count % 10];
  const high = hundreds > 0 ? `${numerals[hundreds] ?? ''}百` : '';
  const last = ones > 0 ? (numerals[ones] ?? '') : '';
  if (tens === 0) return high === '' || last === '' ? `${high}${last}` : `${high}〇${last}`;
  const first = tens === 1 && high === '' ? '' : (numerals[tens] ?? '');
  return `${high}${first}十${last}`;
};

const dayText = (day: string | null): string => {
  const [year = '', month = '', date = ''] = (day ?? '').split('-');
  return day === null ? '' : `${year}年${Number(month)}月${Number(date)}日`;
};

const yuan = (fen: number): string => `${amountText('fen', fen).replace('¥', '')}元`;

const namesOf = (members: MeetingBody['members']): string =>
  members.map(({ name }) => name).join('、') || '无';

const word = (name: string): string =>
  Object.hasOwn(wordLabels, name) ? wordLabels[name as keyof typeof wordLabels].zh : name;

const grounds = {
  voted: '',
  'no-quorum': '（到会人数不足）',
  'no-majority': '（未达到规定的票数）',
  'not-voted': '（未表决）',
} as const;

const resolutions = {
  approve: '同意',
  refuse: '不同意',
  postpone: '缓议',
} as const;

/** What was resolved of one item, in the words of the minutes. */
export const resolutionText = ({
  outcome,
  proposedFen,
  askedFen,
  state,
  changed,
}: ItemBody): string => {
  if (state === 'changed' && outcome === null) return '内容在表决后发生变化，本次未形成决议';
  if (outcome === null) return state === 'moved' ? '本次未议' : '未形成决议';
  const amount =
    outcome.choice === 'approve' && proposedFen !== null
      ? `，核定${yuan(proposedFen)}${askedFen !== null && proposedFen < askedFen ? '（低于测算金额）' : ''}`
      : '';
  const late = changed.length > 0 ? '（内容在决议后有变化）' : '';
  return `${resolutions[outcome.choice]}${grounds[outcome.ground]}${amount}${late}`;
};

const votesText = ({ tally }: ItemBody): string =>
  tally === null
    ? ''
    : allVotes.map((vote) => `${valueLabels[vote].zh}${tally.votes[vote]}票`).join('、');

const itemText = (item: ItemBody, index: number, members: MeetingBody['members']): string[] => {
  const { tally, recused, target, askedFen } = item;
  const heading = `${chineseNumber(index + 1)}、关于“${target.title}”`;
  const asked = askedFen === null ? '' : `申请金额${yuan(askedFen)}。`;
  const heads =
    tally === null
      ? ''
      : `应参加表决${tally.entitled}人，实际参加${tally.present}人：${votesText(item)}。`;
  const kept = recused.map(({ member, reason, why }) => {
    const name = members.find(({ id }) => id === member)?.name ?? '';
    return `${name}（${reason ?? word(why ?? '')}）`;
  });
  const out = kept.length > 0 ? `回避：${kept.join('、')}。` : '';
  return [heading, `${asked}${heads}${out}决议：${resolutionText(item)}。`];
};

/** A first text of the minutes (会议纪要) from the records, in Chinese; people go on writing it. */
export const draftMinutes = (meeting: MeetingBody, secretary: string | null): string => {
  const { title, form, heldOn, place, members, items } = meeting;
  const isMeeting = form === 'meeting';
  const voted = new Set(items.flatMap(({ votes }) => votes.map(({ member }) => member)));
  const here = members.filter(({ id, present }) => (isMeeting ? present : voted.has(id)));
  const away = members.filter((member) => !here.includes(member));
  const approved = items.filter(({ outcome }) => outcome?.choice === 'approve');
  const sum = approved.reduce((total, { proposedFen }) => total + (proposedFen ?? 0), 0);
  return [
    `${title}纪要`,
    '',
    `时间：${dayText(heldOn)}`,
    ...(isMeeting ? [`地点：${place ?? ''}`] : []),
    `形式：${isMeeting ? '会议' : '传签'}`,
    `主持：${namesOf(members.filter(({ presides }) => presides))}`,
    `${isMeeting ? '出席' : '参加传签'}：${namesOf(here)}`,
    `${isMeeting ? '缺席' : '未传签'}：${namesOf(away)}`,
    ...(secretary === null ? [] : [`记录：${secretary}`]),
    '',
    `应到成员${members.length}人，${isMeeting ? '实到' : '实际传签'}${here.length}人，共议事项${items.length}项，决议如下：`,
    '',
    ...items.flatMap((item, index) => [...itemText(item, index, members), '']),
    `以上同意${approved.length}项${sum > 0 ? `，核定金额合计${yuan(sum)}` : ''}。`,
  ].join('\n');
};

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');

const style = `@page{size:A4;margin:37mm 26mm 35mm 28mm}
body{font-family:FangSong,"仿宋",STFangsong,"Noto Serif CJK SC",serif;font-size:16pt;line-height:28pt;color:#000;margin:0}
h1{font-family:"方正小标宋简体",SimSun,"Noto Serif CJK SC",serif;font-size:22pt;line-height:34pt;font-weight:normal;text-align:center;margin:0 0 16pt}
h2{font-family:SimHei,"黑体","Noto Sans CJK SC",sans-serif;font-size:16pt;font-weight:normal;margin:20pt 0 8pt}
p{margin:0;text-indent:2em;white-space:pre-wrap}
table{border-collapse:collapse;width:100%;font-size:11pt;line-height:16pt}
th,td{border:0.5pt solid #000;padding:3pt 4pt;text-align:center}td.text{text-align:left}td.sum{text-align:right}
thead{display:table-header-group}tr{break-inside:avoid}`;

const annexRow = (item: ItemBody, index: number): string => {
  const { target, askedFen, tally } = item;
  const cells = allVotes.map((vote) => `<td>${tally?.votes[vote] ?? ''}</td>`).join('');
  const asked = askedFen === null ? '—' : yuan(askedFen);
  return `<tr><td>${index + 1}</td><td class="text">${escaped(target.title)}</td><td class="sum">${asked}</td>${cells}<td class="text">${escaped(resolutionText(item))}</td></tr>`;
};

/** The minutes as a page to be printed: the text that people wrote, and the votes as they were recorded. */
export const minutesPage = (meeting: MeetingBody, text: string): MinutesPage => {
  const [heading = '', ...lines] = text.split('\n');
  const body = lines
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('');
  const heads = allVotes.map((vote) => `<th>${valueLabels[vote].zh}</th>`).join('');
  const rows = meeting.items.map(annexRow).join('');
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(heading)}</title><style>${style}</style></head><body><h1>${escaped(heading)}</h1>${body}<h2>附：表决情况</h2><table><thead><tr><th>序号</th><th>事项</th><th>申请金额</th>${heads}<th>决议</th></tr></thead><tbody>${rows}</tbody></table></body></html>`;
  return { text, html };
};
