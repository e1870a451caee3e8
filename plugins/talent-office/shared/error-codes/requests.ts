import type { CodeTexts } from './texts';

/** What a request of any kind can be refused for. */
export const requestCodes = {
  // Requests
  INVALID_INPUT: { status: 400, zh: '{problem}', en: '{problem}' },
  INVALID_REQUEST: {
    status: 400,
    zh: '请求有误：{reason}',
    en: 'The request is not right: {reason}',
  },
  BODY_MALFORMED: {
    status: 400,
    zh: '请求体不是有效的 JSON 对象。',
    en: 'The body of the request is no valid JSON object.',
  },
  BODY_TOO_LARGE: { status: 413, zh: '请求体过大。', en: 'The body of the request is too large.' },
  METHOD_NOT_ALLOWED: {
    status: 405,
    zh: '这个地址不支持这种请求方法。',
    en: 'This address does not take requests of this method.',
  },
  RATE_LIMITED: {
    status: 429,
    zh: '请求过于频繁，请稍后再试。',
    en: 'Too many requests; try again later.',
  },
  INTERNAL_ERROR: {
    status: 500,
    zh: '系统出错，请稍后再试；仍不行请联系人才办。',
    en: 'Something went wrong; try again later, and tell the talent office if it goes on.',
  },
  IDEMPOTENCY_KEY_MISSING: {
    status: 400,
    zh: '缺少 Idempotency-Key 请求头：每个改变状态的请求都要带一个自己的键。',
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
  IDEMPOTENCY_ANSWER_GONE: {
    status: 409,
    zh: '这个请求早已办理完毕，没有再次办理；应答内容已不再保存，请直接查看结果。',
    en: 'This request was done long ago and was not done again; its answer is no longer kept. Look at the result itself.',
  },
  MESSAGE_KIND_SET: {
    status: 409,
    zh: '这种消息已有一条设置，请修改原有设置。',
    en: 'There is a setting for this kind of message already: change that one.',
  },
  CHANNEL_UNKNOWN: {
    status: 400,
    zh: '没有「{channel}」这个消息渠道。可以填写：{possible}。',
    en: 'There is no message channel "{channel}". Possible: {possible}.',
  },
  CHANNEL_OFF: {
    status: 409,
    zh: '消息渠道「{channel}」没有启用，不能重新投递。',
    en: 'The message channel "{channel}" is switched off: nothing can be delivered by it.',
  },
  DELIVERY_NOT_FAILED: {
    status: 409,
    zh: '这条消息已送达、正在投递或无需投递，不能重新投递。',
    en: 'This message was sent, is on its way or needs no sending: it is not delivered again.',
  },
  NOT_FOUND: { status: 404, zh: '没有找到。', en: 'Not found.' },
  TOKEN_IS_NOBODY: {
    status: 403,
    zh: '令牌不是具体的人，不能办理须由本人负责的事项。请登录后办理。',
    en: 'A token is nobody: what somebody answers for is done by a person who is signed in.',
  },
  OWN_LINK: {
    status: 403,
    zh: '这里记录的是您本人：解除账号关联或更改证件号码，须由其他有权限的同事办理（人员条目由另一位超级管理员办理）。',
    en: 'This entry stands for yourself: a colleague who may takes an account off it, or changes its identity number (of a staff entry, another super administrator).',
  },
  ACCOUNT_LINKED: {
    status: 409,
    zh: '这个账号已关联到人员、人才档案或用人单位，不能删除。请停用账号，或先由其他同事解除关联。',
    en: 'This account is linked to a member of the staff, a talent or an employer and is not deleted. Block it, or have a colleague unlink it first.',
  },
  NOT_PERMITTED: { status: 403, zh: '您没有这项权限。', en: 'You may not do this.' },
  NOT_SIGNED_IN: { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  TOO_MANY_REQUESTS: {
    status: 429,
    zh: '提交过于频繁，请在 {retryAfterSeconds} 秒后再试。',
    en: 'Too many requests; try again in {retryAfterSeconds} seconds.',
  },
  BUSY: {
    status: 503,
    zh: '系统繁忙，请稍后用同一个键重试。',
    en: 'The system is busy; try again shortly with the same key.',
  },
  LEASE_LOST: {
    status: 503,
    zh: '任务「{job}」已由另一台服务器接手。',
    en: 'Another server has taken over the job "{job}".',
  },
  ENTRY_UNREADABLE: {
    status: 503,
    zh: '暂时无法判断这项修改，已拒绝。',
    en: 'This change could not be judged and is refused.',
  },
  // Files
  FILE_NOT_SENT: {
    status: 400,
    zh: '请在表单字段 files 中上传一个文件。',
    en: 'Send one file, in the form field "files".',
  },
  FILE_TOO_LARGE: {
    status: 413,
    zh: '文件超过 {megabytes} MB，请压缩后再上传。',
    en: 'The file is larger than {megabytes} MB; make it smaller and send it again.',
  },
  FILE_KIND: {
    status: 415,
    zh: '只接受 PDF、JPEG 和 PNG 文件。请将“{name}”另存为其中一种后再上传。',
    en: 'Only PDF, JPEG and PNG files are taken. Save "{name}" as one of these and send it again.',
  },
  FILES_TOO_MANY: {
    status: 409,
    zh: '最多上传 {most} 个文件，请先删除不需要的。',
    en: 'At most {most} files; remove one that is not needed.',
  },
  FILE_UNREADABLE: {
    status: 503,
    zh: '文件暂时无法读取，请联系人才办。',
    en: 'The file cannot be read at the moment; please tell the talent office.',
  },
} as const satisfies CodeTexts;
