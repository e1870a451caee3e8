import { Box, Flex, Typography } from '@strapi/design-system';

import type { CaseBody } from '../../../../shared/contracts/cases';
import { useFormat } from '../../format';
import { useText, type TextKey } from '../../translations';

type Move = CaseBody['moves'][number];

const hows: Readonly<Record<string, TextKey>> = {
  pause: 'pause.pause',
  resume: 'pause.resume',
  reopen: 'reopen.reopen',
  withdraw: 'moves.withdraw',
};

/** What was done to a case without a signature: by whom, when, and the reason that he gave. */
export const Moves = ({ moves }: Pick<CaseBody, 'moves'>) => {
  const text = useText();
  const { moment } = useFormat();
  const called = ({ how }: Move): string => text(hows[how] ?? 'moves.title');
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {moves.toReversed().map((move) => (
        <Box tag="li" key={`${move.how}/${move.at}`}>
          <Flex gap={2} wrap="wrap">
            <Typography fontWeight="semiBold" textColor="neutral800">
              {called(move)}
            </Typography>
            {move.stage !== null && (
              <Typography textColor="neutral800">
                {text('moves.from', { stage: move.stage })}
              </Typography>
            )}
          </Flex>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {[
              ...(move.name === null ? [] : [move.name]),
              ...(move.actingFor === null
                ? []
                : [text('decision.madeFor', { absentee: move.actingFor })]),
              ...(move.round === null ? [] : [text('case.round', { round: move.round })]),
              moment(move.at),
            ].join(' · ')}
          </Typography>
          {move.byObjection && (
            <Typography tag="p" textColor="neutral800">
              {text('moves.objection')}
            </Typography>
          )}
          {move.reason !== null && (
            <Typography
              tag="p"
              textColor="neutral800"
              style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
            >
              {move.reason}
            </Typography>
          )}
        </Box>
      ))}
    </Flex>
  );
};
