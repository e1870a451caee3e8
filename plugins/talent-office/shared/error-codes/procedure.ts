import type { CodeTexts } from './texts';

/** Refusals of the life cycle, of approval and of the gate. */
export const procedureCodes = {
  // Approval
  WORKFLOW_INVALID: {
    status: 422,
    zh: '审批流程有误：{problem}',
    en: 'The workflow is not right: {problem}',
  },
  WORKFLOW_NOT_IN_FORCE: {
    status: 409,
    zh: '审批流程「{key}」尚未生效，暂不能办理。',
    en: 'Workflow "{key}" is not in force; this cannot be done yet.',
  },
  WORKFLOW_LACKS_SIGNATURE: {
    status: 422,
    zh: '这类事项的审批流程须有「{role}」签署的审批环节。',
    en: 'A workflow for entries of this type needs a review stage that "{role}" signs.',
  },
  KEY_FORM: {
    status: 422,
    zh: '代码须以小写字母开头，只含小写字母、数字和连字符，例如 settling-in。',
    en: 'A key begins with a lower-case letter and has lower-case letters, digits and hyphens alone, such as settling-in.',
  },
  WORKFLOW_IN_FORCE: {
    status: 409,
    zh: '审批流程「{key}」已生效，不能删除，也不能改变代码。',
    en: 'Workflow "{key}" is in force: it cannot be deleted, and its key stays.',
  },
  STAGE_WITHOUT_SEAT: {
    status: 409,
    zh: '环节「{stage}」没有签署席位。',
    en: 'Stage "{stage}" asks nobody to sign.',
  },
  CASE_CANNOT: {
    status: 409,
    zh: '事项现为「{state}」，不能进行「{transition}」。可以进行：{possible}',
    en: 'The case is {state}: "{transition}" is not possible. Possible: {possible}',
    none: {
      zh: '事项现为「{state}」，不能进行「{transition}」，也没有其他可以进行的操作。',
      en: 'The case is {state}: "{transition}" is not possible, and nothing else is.',
    },
  },
  CASE_NOT_OPEN: {
    status: 409,
    zh: '事项现为「{state}」，不在办理中。',
    en: 'The case is {state}, not open.',
  },
  STAGE_NOT_REACHED: {
    status: 422,
    zh: '只能退到已经到达的环节：{possible}',
    en: 'A case begins again only at a stage that it has reached: {possible}',
  },
  CASE_TWICE: {
    status: 422,
    zh: '同一事项在名单中出现了两次。',
    en: 'A case stands in the list twice.',
  },
  STEP_NOT_OPEN: {
    status: 409,
    zh: '席位「{seat}」现在不需要签署。',
    en: 'Seat "{seat}" is not asked to sign now.',
  },
  NOT_YOUR_STEP: {
    status: 403,
    zh: '您没有担任这个席位的岗位。',
    en: 'You do not hold the position of this seat.',
  },
  SIGNER_EXCLUDED: {
    status: 403,
    zh: '您须回避，不能签署这个事项（{why}）。',
    en: 'You may not sign this case ({why}).',
  },
  SIGNED_ANOTHER_STAGE: {
    status: 403,
    zh: '您已签署过这个事项的另一个环节。',
    en: 'You have signed another stage of this case.',
  },
  ALREADY_SIGNED: {
    status: 409,
    zh: '您已经签署过了。',
    en: 'You have signed already.',
  },
  CONTENT_CHANGED: {
    status: 409,
    zh: '内容已有变化，请重新查看后再签署：{attributes}',
    en: 'The content has changed; look at it again before you sign: {attributes}',
    ofEntry: {
      zh: '{kind}「{entry}」与系统最后保存的内容不一致（{attributes}），查清之前不能据此办理。请联系系统管理员。',
      en: '{kind} "{entry}" does not stand as the software left it ({attributes}): nothing goes by it before that is cleared up. Ask the administrator of the system.',
    },
  },
  ENTRY_AS_LEFT: {
    status: 409,
    zh: '这条记录与系统最后保存的内容一致，没有需要认定的变化。',
    en: 'This entry stands as the software left it: there is nothing to accept.',
  },
  COMMENT_MISSING: {
    status: 422,
    zh: '退回或不同意，须写明理由。',
    en: 'Say why you return or refuse it.',
  },
  NOT_ACCEPTED: {
    status: 409,
    zh: '这个事项尚未受理，没有受理回执。',
    en: 'This case has not been accepted: there is no receipt.',
  },
  PARTS_MISSING: {
    status: 422,
    zh: '请至少选择一项需要补正的内容。',
    en: 'Name at least one part that is to be mended.',
  },
  DEFECT_UNEXPLAINED: {
    status: 422,
    zh: '请写明「{attribute}」缺少什么、应当怎样补正。',
    en: 'Say what is missing in "{attribute}", and how it is to be mended.',
  },
  RETURNED_BEFORE: {
    status: 422,
    zh: '这个事项已经退回过一次。再次退回，须写明上次为什么没有一次性告知。',
    en: 'This case was returned before. To return it again, say why this was not told the first time.',
  },
  RETURN_NOT_ALLOWED: {
    status: 422,
    zh: '环节「{stage}」不允许退回补正。',
    en: 'Stage "{stage}" does not send anything back.',
  },
  VALUE_DIFFERS: {
    status: 409,
    zh: '「{attribute}」已由同一环节的前一签署人填写为 {value}。',
    en: '"{attribute}" was already set to {value} by another signer of this stage.',
  },
  VALUE_TOO_HIGH: {
    status: 422,
    zh: '「{attribute}」不能高于 {most}：不得超过测算值，已占用资金的只能再降低。',
    en: '"{attribute}" cannot be more than {most}: never above what was worked out, and once money is held it only goes down.',
  },
  PART_NOT_RETURNABLE: {
    status: 422,
    zh: '「{attribute}」不能退回修改。可以退回：{possible}',
    en: '"{attribute}" cannot be sent back. Possible: {possible}',
    none: {
      zh: '「{attribute}」不能退回修改：这次办理没有可以退回修改的内容。',
      en: '"{attribute}" cannot be sent back: nothing is sent back with this.',
    },
  },
  VALUE_NOT_ASKED: {
    status: 422,
    zh: '这个环节不填写「{attribute}」。',
    en: 'This stage does not ask for "{attribute}".',
  },
  VALUE_INVALID: {
    status: 422,
    zh: '「{attribute}」的值不对，请检查格式和范围。',
    en: 'The value of "{attribute}" is not right: check its form and limits.',
  },
  // Life cycle
  ACTION_NOT_POSSIBLE: {
    status: 409,
    zh: '现为「{state}」，不能「{action}」。可以进行：{possible}',
    en: 'In state "{state}" there is no "{action}". Possible: {possible}',
    none: {
      zh: '现为「{state}」，不能「{action}」，也没有其他可以进行的操作。',
      en: 'In state "{state}" there is no "{action}", and nothing else to be done.',
    },
  },
  CASE_IS_OPEN: {
    status: 409,
    zh: '这条记录正在审批中，请等待办结。',
    en: 'A case of this entry is open; wait until it is decided.',
  },
  NOT_BY_YOU: {
    status: 403,
    zh: '「{action}」须由 {by} 办理。',
    en: '"{action}" is for {by} to do.',
  },
  NOT_BY_SAME_PERSON: {
    status: 403,
    zh: '「{action}」不能由办理「{earlier}」的同一人进行。',
    en: '"{action}" cannot be done by the person who did "{earlier}".',
  },
  CONDITION_NOT_MET: { status: 409, zh: '{zh}', en: '{en}' },
  FACTS_MISSING: {
    status: 422,
    zh: '还缺少这些信息：{missing}',
    en: 'These facts are missing: {missing}',
  },
  NOT_ELIGIBLE: {
    status: 422,
    zh: '不符合条件：{reasons}',
    en: 'Not eligible: {reasons}',
  },
  FACTS_CHANGED: {
    status: 409,
    zh: '申请人的情况在审批期间有变化，请重新核定：{changed}',
    en: 'The facts have changed since the application was submitted: {changed}',
  },
  REFERENCE_MISSING: {
    status: 422,
    zh: '请先填写「{path}」。',
    en: 'Fill in "{path}" first.',
  },
  // Gate
  MADE_BY_SOFTWARE: {
    status: 409,
    zh: '此类记录由系统在办理过程中自动生成，不能手工新建。',
    en: 'Entries of this kind are made by the software in the course of a procedure; nobody makes one by hand.',
  },
  GUARDED_ATTRIBUTE: {
    status: 409,
    zh: '「{attribute}」在提交后已锁定，只能通过办理流程修改。',
    en: '"{attribute}" is frozen once the entry has been submitted; it changes only through its procedure.',
  },
  MANY_AT_ONCE: {
    status: 409,
    zh: '这类条目受流程管理，不能成批写入，请逐条办理。',
    en: 'Entries of this type have a life cycle and cannot be written many at once.',
  },
  DELETE_AFTER_CASE: {
    status: 409,
    zh: '这条记录已经进入办理，不能删除。',
    en: 'This entry has entered its procedure and cannot be deleted.',
  },
  TARGET_OF_OPEN_CASE: {
    status: 409,
    zh: '有正在办理的事项引用这条记录，不能删除。',
    en: 'An open case refers to this entry; it cannot be deleted.',
  },
  TARGET_OF_FROZEN_ENTRY: {
    status: 409,
    zh: '已进入办理的记录引用着这条记录，不能删除。',
    en: 'An entry that has entered its procedure refers to this one; it cannot be deleted.',
  },
  GATE_STAYS_ON: {
    status: 409,
    zh: '数据保护不能关闭。',
    en: 'The gate cannot be switched off.',
  },
  // Rectification
  RECTIFICATION_NOT_POSSIBLE: {
    status: 409,
    zh: '现在不能更正。只有已经核定的内容可以更正，可以更正：{possible}',
    en: 'This cannot be put right now. Only what was decided can be: {possible}',
    none: {
      zh: '现在不能更正：这条记录没有已经核定、可以更正的内容。',
      en: 'This cannot be put right now: nothing of this entry was decided that could be.',
    },
  },
  RECTIFICATION_PENDING: {
    status: 409,
    zh: '这条记录已有一项更正等待复核。',
    en: 'Something of this entry waits to be put right already.',
  },
  RECTIFICATION_OUTDATED: {
    status: 409,
    zh: '「{attributes}」现在会更正成的内容与申请时不同，或者申请是系统升级前提出的。请驳回，再重新申请更正。',
    en: 'What "{attributes}" would become is not what was asked for, or it was asked for before an upgrade: reject the request and ask again.',
  },
} as const satisfies CodeTexts;
