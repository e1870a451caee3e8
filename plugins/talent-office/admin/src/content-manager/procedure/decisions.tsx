import { Badge, Box, Flex, Typography } from '@strapi/design-system';

import type { CaseBody } from '../../../../shared/contracts/cases';
import { useFormat } from '../../format';
import { useAttributeLabel, useText } from '../../translations';
import { wordOf } from './choice-words';

import { CheckList } from './check-answers';
import { choiceVariants, isChoice } from './choices';

interface Props extends Pick<CaseBody, 'decisions' | 'stages'> {
  /** Of the entry. */
  readonly type: string;
}

/** Who decided what, when and why, the latest first. */
export const Decisions = ({ type, decisions, stages }: Props) => {
  const text = useText();
  const label = useAttributeLabel();
  const { day, moment } = useFormat();
  const several = decisions.some(({ round }) => round > 1);
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {decisions.toReversed().map(({ stage, round, name, person, choice, madeAt, ...said }) => (
        <Box tag="li" key={`${stage}/${round}/${person}`}>
          <Flex gap={2} wrap="wrap">
            <Typography fontWeight="semiBold" textColor="neutral800">
              {name ?? person}
            </Typography>
            {said.actingFor !== null && (
              <Typography textColor="neutral800">
                {text('decision.madeFor', { absentee: said.actingFor })}
              </Typography>
            )}
            {isChoice(choice) && (
              <Badge variant={choiceVariants[choice]}>{text(wordOf(stages[stage], choice))}</Badge>
            )}
            {said.isVoid && <Badge variant="neutral">{text('decision.void')}</Badge>}
          </Flex>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {[
              stages[stage]?.title ?? '',
              ...(several ? [text('case.round', { round })] : []),
              moment(madeAt),
            ].join(' · ')}
          </Typography>
          {said.paper !== null && (
            <Typography tag="p" variant="pi" textColor="neutral600">
              {text('paper.made', {
                date: day(said.paper.signedOn),
                recorder: said.paper.recordedBy,
                confirmer: said.paper.confirmedBy,
              })}
            </Typography>
          )}
          {said.standsFor !== null && (
            <Typography tag="p" variant="pi" textColor="warning700">
              {text('seat.standsFor', { unit: said.standsFor })}
            </Typography>
          )}
          {Object.entries(said.defects).map(([part, missing]) => (
            <Typography tag="p" textColor="neutral800" key={part}>
              {text('fact.label', { label: label(type, part) }) + missing}
            </Typography>
          ))}
          <CheckList checks={stages[stage]?.checks ?? []} answers={said.checks} />
          {said.comment && (
            <Typography tag="p" textColor="neutral800">
              {said.comment}
            </Typography>
          )}
          {said.again && (
            <Typography tag="p" variant="pi" textColor="neutral600">
              {text('decision.again.told', { why: said.again })}
            </Typography>
          )}
        </Box>
      ))}
    </Flex>
  );
};
