import { Badge, Box, Flex, Typography } from '@strapi/design-system';

import type { CaseBody } from '../../../../shared/contracts/cases';
import { useFormat } from '../../format';
import { useText } from '../../translations';

const variants = { approve: 'success', return: 'warning', refuse: 'danger' } as const;

const isChoice = (choice: string): choice is keyof typeof variants =>
  Object.hasOwn(variants, choice);

/** Who decided what, when and why, the latest first. */
export const Decisions = ({ decisions, stages }: Pick<CaseBody, 'decisions' | 'stages'>) => {
  const text = useText();
  const { moment } = useFormat();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {decisions.toReversed().map(({ stage, round, name, person, choice, comment, madeAt }) => (
        <Box tag="li" key={`${stage}/${round}/${person}`}>
          <Flex gap={2} wrap="wrap">
            <Typography fontWeight="semiBold" textColor="neutral800">
              {name ?? person}
            </Typography>
            {isChoice(choice) && (
              <Badge variant={variants[choice]}>{text(`decision.${choice}`)}</Badge>
            )}
          </Flex>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {`${stages[stage]?.title ?? ''} · ${moment(madeAt)}`}
          </Typography>
          {comment && (
            <Typography tag="p" textColor="neutral800">
              {comment}
            </Typography>
          )}
        </Box>
      ))}
    </Flex>
  );
};
