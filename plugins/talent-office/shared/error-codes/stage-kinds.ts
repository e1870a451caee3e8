import type { CodeTexts } from './texts';

/** Refusals of checks, proofs and selections. */
export const stageKindCodes = {
  // Checks
  CHECK_UNKNOWN: {
    status: 422,
    zh: '这个环节没有「{check}」这项核查。',
    en: 'This stage has no check "{check}".',
  },
  CHECK_UNANSWERED: {
    status: 422,
    zh: '还有核查事项没有结论：{checks}',
    en: 'These checks are not answered yet: {checks}',
  },
  CHECK_UNEXPLAINED: {
    status: 422,
    zh: '「{check}」的结论为否或不适用，须写明理由。',
    en: 'Say why "{check}" is answered by no or not applicable.',
  },
  CHECK_FAILED: {
    status: 409,
    zh: '有核查事项的结论为否，不能通过，只能退回或不同意：{checks}',
    en: 'With a check that is answered by no it cannot pass: return or refuse it. {checks}',
  },
  SIGNED_ON_SCREEN: {
    status: 409,
    zh: '这个环节须逐项核查或核对证明，只能在系统中签署。',
    en: 'This stage asks for checks or proofs one by one: it is signed on screen alone.',
  },
  // Proofs
  PROOF_NOT_ASKED: {
    status: 409,
    zh: '现在不需要提交或处理这项证明。',
    en: 'This proof is not asked for now.',
  },
  PROOF_RETURNED: {
    status: 409,
    zh: '这项证明已经退回，等待重新提交。',
    en: 'This proof was sent back already: another one is waited for.',
  },
  PROOF_MISSING: {
    status: 409,
    zh: '还缺少证明：{proofs}',
    en: 'These proofs are missing: {proofs}',
  },
  PROOF_CHANGED: {
    status: 409,
    zh: '证明已有变化，请重新查看后再签署：{proofs}',
    en: 'These proofs have changed; look at them again before you sign: {proofs}',
  },
  PROOF_OWN: {
    status: 403,
    zh: '「{proof}」由您提交，须由另一人核对。',
    en: 'You handed in "{proof}": somebody else accepts it.',
  },
  // Selections
  SELECTION_STATE: {
    status: 409,
    zh: '这一组现为「{state}」，不能这样办理。',
    en: 'This group is {state}: this cannot be done now.',
  },
  SELECTION_EMPTY: {
    status: 422,
    zh: '这一组没有等待遴选的事项。',
    en: 'No case waits in this group.',
  },
  SELECTION_TIED: {
    status: 409,
    zh: '有事项的排序值相同，流程规定不得同分，不能截止：{cases}',
    en: 'These cases have equal values, which the workflow does not break; the group cannot be closed: {cases}',
  },
  SELECTION_UNKNOWN: {
    status: 422,
    zh: '「{case}」缺少排序或分组所需的信息：{missing}',
    en: 'Of "{case}" these facts are missing, by which it is grouped or ordered: {missing}',
  },
  SELECTION_CASE_CHANGED: {
    status: 409,
    zh: '「{case}」的内容与系统最后保存的不一致（{attributes}），查清之前不能截止。',
    en: '"{case}" does not stand as the software left it ({attributes}): the group is closed when that is cleared up.',
  },
  SELECTION_WITHOUT_SEED: {
    status: 409,
    zh: '须先公布种子摘要，或指明将采用哪一公开事件的结果，再截止。',
    en: 'Publish the digest of the seed, or name the public event, before you close the group.',
  },
  SELECTION_SEEDED: {
    status: 409,
    zh: '种子已经公布或指明，不能更改。',
    en: 'The seed was committed to already: it stays.',
  },
  SELECTION_NOT_DRAWN: {
    status: 409,
    zh: '这一组按表达式排序，不抽签。',
    en: 'This group is ordered by an expression: nothing is drawn.',
  },
  SELECTION_SEED_KIND: {
    status: 422,
    zh: '种子的来源与流程的规定不符。',
    en: 'The workflow has the seed come from elsewhere.',
  },
  SELECTION_SEED_LOST: {
    status: 409,
    zh: '种子与事先公布的摘要不符，不能抽签。',
    en: 'The seed does not fit the digest that was published: nothing is drawn.',
  },
  SELECTION_SEED_FORM: {
    status: 422,
    zh: '公开事件的结果须含 6 至 200 个字母或数字。',
    en: 'The result of the public event has 6 to 200 letters or digits.',
  },
  OTHERS_FIRST: {
    status: 409,
    zh: '「{line}」现有的资金或名额先给排在前面、尚未办成的事项，轮到后再办。',
    en: 'What "{line}" has goes first to those who stand before it and still wait.',
  },
  SELECTION_ORDER_CHANGED: {
    status: 409,
    zh: '名单与排序时记录的摘要不符，有人绕过系统改动过。查清之前不能执行，请联系系统管理员。',
    en: 'The order does not fit the digest that was recorded with it: somebody wrote past the software. Nothing is applied before that is cleared up; ask the administrator of the system.',
  },
} as const satisfies CodeTexts;
