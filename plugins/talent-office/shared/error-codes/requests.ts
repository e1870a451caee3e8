import type { CodeTexts } from './texts';

/** What a request of any kind can be refused for. */
export const requestCodes = {
  // Requests
  INVALID_INPUT: { status: 400, zh: '{problem}', en: '{problem}' },
  IDEMPOTENCY_KEY_MISSING: {
    status: 400,
    zh: '缺少 Idempotency-Key 请求头:每个改变状态的请求都要带一个自己的键。',
    en: 'The Idempotency-Key header is missing: every state-changing request carries a key of its own.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    status: 400,
    zh: 'Idempotency-Key 请求头必须是 1 到 200 个可见的 ASCII 字符。',
    en: 'The Idempotency-Key header must be 1 to 200 visible ASCII characters.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 409,
    zh: '这个 Idempotency-Key 已用于另一个请求。',
    en: 'This Idempotency-Key was already used for a different request.',
  },
  NOT_FOUND: { status: 404, zh: '没有找到。', en: 'Not found.' },
  NOT_PERMITTED: { status: 403, zh: '您没有这项权限。', en: 'You may not do this.' },
  NOT_SIGNED_IN: { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  BUSY: {
    status: 503,
    zh: '系统繁忙,请稍后用同一个键重试。',
    en: 'The system is busy; try again shortly with the same key.',
  },
  LEASE_LOST: {
    status: 503,
    zh: '任务「{job}」已由另一台服务器接手。',
    en: 'Another server has taken over the job "{job}".',
  },
  ENTRY_UNREADABLE: {
    status: 503,
    zh: '暂时无法判断这项修改,已拒绝。',
    en: 'This change could not be judged and is refused.',
  },
} as const satisfies CodeTexts;
