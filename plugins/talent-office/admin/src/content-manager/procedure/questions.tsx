import { Flex, Typography } from '@strapi/design-system';

import type { FactQuestionBody } from '../../../../shared/contracts/expressions';
import { useLanguage, useText } from '../../translations';

/** What is missing, as questions to whoever can answer them, and where the answer is entered. */
export const Questions = ({ questions }: { readonly questions: readonly FactQuestionBody[] }) => {
  const text = useText();
  const language = useLanguage();
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography tag="p" variant="pi" textColor="warning700" fontWeight="semiBold">
        {text('rule.questions')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {questions.map((question) => (
          <li key={question.path}>
            <Typography tag="p" variant="pi" textColor="neutral800">
              {question[language]}
            </Typography>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {question.entered[language]}
            </Typography>
          </li>
        ))}
      </Flex>
    </Flex>
  );
};
