import {
  Box,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';

import type { CheckAnswers, NamedBody } from '../../../../shared/contracts/cases';
import { checkAnswers, type CheckAnswer } from '../../../../shared/vocabulary';
import { useLanguage, useText, useWord } from '../../translations';

/** What was found by now, by the key of the point. */
export type CheckDrafts = Readonly<Record<string, { answer: CheckAnswer; reason: string }>>;

/** The answers as they are sent; `null` while one is open or unexplained. */
export const answersOf = (
  checks: readonly NamedBody[],
  drafts: CheckDrafts,
): CheckAnswers | null => {
  const missing = checks.some(({ key }) => {
    const draft = drafts[key];
    return !draft || (draft.answer !== 'yes' && draft.reason.trim() === '');
  });
  if (missing) return null;
  return Object.fromEntries(
    checks.flatMap(({ key }) => {
      const draft = drafts[key];
      if (!draft) return [];
      const reason = draft.reason.trim();
      return [[key, { answer: draft.answer, ...(reason && { reason }) }]];
    }),
  );
};

export const hasNo = (drafts: CheckDrafts): boolean =>
  Object.values(drafts).some(({ answer }) => answer === 'no');

interface Props {
  readonly checks: readonly NamedBody[];
  readonly drafts: CheckDrafts;
  /** Was sending tried? */
  readonly checked: boolean;
  readonly approving: boolean;
  onChange(drafts: CheckDrafts): void;
}

/** The points of a check stage (逐项核查), each with its answer, and why it is not a yes. */
export const CheckFields = ({ checks, drafts, checked, approving, onChange }: Props) => {
  const text = useText();
  const word = useWord();
  const language = useLanguage();
  return (
    <Box tag="fieldset" style={{ border: 0, padding: 0, margin: 0 }}>
      <Typography tag="legend" fontWeight="bold">
        {text('checks.title')}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={2}>
        {checks.map((check) => {
          const { key } = check;
          const draft = drafts[key];
          const write = (more: Partial<CheckDrafts[string]>) =>
            onChange({ ...drafts, [key]: { answer: 'yes', reason: '', ...draft, ...more } });
          const explains = draft !== undefined && draft.answer !== 'yes';
          return (
            <Flex key={key} direction="column" alignItems="stretch" gap={2}>
              <Field.Root
                name={`checks.${key}`}
                required
                error={checked && !draft ? text('checks.needed') : undefined}
              >
                <Field.Label>{check[language]}</Field.Label>
                <SingleSelect
                  value={draft?.answer ?? ''}
                  onChange={(value) => write({ answer: value as CheckAnswer })}
                >
                  {checkAnswers.map((answer) => (
                    <SingleSelectOption key={answer} value={answer}>
                      {word(answer, 'value')}
                    </SingleSelectOption>
                  ))}
                </SingleSelect>
                <Field.Error />
              </Field.Root>
              {explains && (
                <Field.Root
                  name={`checks.${key}.reason`}
                  required
                  error={
                    checked && draft.reason.trim() === '' ? text('checks.reasonNeeded') : undefined
                  }
                >
                  <Field.Label>{text('checks.reason', { check: check[language] })}</Field.Label>
                  <Field.Input
                    value={draft.reason}
                    maxLength={500}
                    onChange={(event: { target: { value: string } }) =>
                      write({ reason: event.target.value })
                    }
                  />
                  <Field.Error />
                </Field.Root>
              )}
            </Flex>
          );
        })}
        {approving && hasNo(drafts) && (
          <Typography textColor="danger600">{text('checks.noPasses')}</Typography>
        )}
      </Flex>
    </Box>
  );
};

/** What was found, beside the decision that it was found with. */
export const CheckList = ({
  checks,
  answers,
}: {
  readonly checks: readonly NamedBody[];
  readonly answers: CheckAnswers;
}) => {
  const text = useText();
  const word = useWord();
  const language = useLanguage();
  return checks.map((check) => {
    const found = answers[check.key];
    if (!found) return null;
    const answer = word(found.answer, 'value');
    const told = text('checks.told', { check: check[language], answer });
    return (
      <Typography key={check.key} tag="p" textColor="neutral800">
        {found.reason ? text('meeting.because', { what: told, why: found.reason }) : told}
      </Typography>
    );
  });
};
