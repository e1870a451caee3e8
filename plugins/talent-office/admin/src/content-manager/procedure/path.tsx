import { Badge, Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Clock, CrossCircle, ArrowsCounterClockwise, Minus } from '@strapi/icons';

import type { CaseBody, SeatBody } from '../../../../shared/contracts/cases';
import { DueDate } from '../../format';
import { useText } from '../../translations';

import { StageNotice } from './stage-notice';

type Stage = CaseBody['stages'][number];
type Standing = NonNullable<SeatBody['outcome']> | 'open' | 'paused' | 'ahead';

const marks = {
  passed: { Icon: CheckCircle, fill: 'success500' },
  returned: { Icon: ArrowsCounterClockwise, fill: 'warning500' },
  refused: { Icon: CrossCircle, fill: 'danger500' },
  void: { Icon: Minus, fill: 'neutral400' },
  open: { Icon: Clock, fill: 'primary600' },
  paused: { Icon: Clock, fill: 'neutral400' },
  ahead: { Icon: Minus, fill: 'neutral400' },
} as const satisfies Record<Standing, { Icon: typeof Clock; fill: string }>;

const standingOf = ({ open, outcome }: SeatBody, paused: boolean): Standing =>
  open ? 'open' : (outcome ?? (paused ? 'paused' : 'ahead'));

interface SeatProps {
  readonly seat: SeatBody;
  readonly stageTitle: string;
  /** Would it be open, did the time of the case not stand still? */
  readonly paused: boolean;
}

const Seat = ({ seat, stageTitle, paused }: SeatProps) => {
  const text = useText();
  const standing = standingOf(seat, paused);
  const { Icon, fill } = marks[standing];
  const several = seat.required > 1;
  return (
    <Flex gap={2} alignItems="flex-start" tag="li">
      <Box paddingTop="2px" shrink={0}>
        <Icon fill={fill} width="1.6rem" height="1.6rem" aria-hidden />
      </Box>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography textColor={standing === 'ahead' ? 'neutral600' : 'neutral800'}>
          {seat.title === stageTitle ? '' : `${seat.title} `}
          <Typography variant="pi" textColor="neutral600">
            {text(`outcome.${standing}`)}
            {several &&
              ` · ${text('seat.signed', { signed: seat.signed, required: seat.required })}`}
          </Typography>
        </Typography>
        {seat.open && (
          <>
            <Typography
              variant="pi"
              textColor={seat.holders.length > 0 ? 'neutral600' : 'danger600'}
            >
              {seat.holders.length > 0
                ? text('seat.holders', { names: seat.holders.join(text('list.comma')) })
                : text('seat.nobody')}
            </Typography>
            {seat.dueOn !== null && <DueDate dueOn={seat.dueOn} provisional={seat.provisional} />}
          </>
        )}
      </Flex>
    </Flex>
  );
};

/** The stages of a case with their seats: where it has been, where it is, what is ahead. */
export const Path = ({ id, stages, stage, round, state }: CaseBody) => {
  const text = useText();
  const paused = state === 'paused';
  const isCurrent = (index: number) => index === stage && (state === 'open' || paused);
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
      {stages.map((one: Stage, index) => (
        <Box tag="li" key={one.key}>
          <Flex gap={2} paddingBottom={1}>
            <Typography
              fontWeight={isCurrent(index) ? 'bold' : 'semiBold'}
              textColor={isCurrent(index) ? 'primary600' : 'neutral700'}
            >
              {`${index + 1}. ${one.title}`}
            </Typography>
            {isCurrent(index) && round > 1 && (
              <Badge variant="secondary">{text('case.round', { round })}</Badge>
            )}
          </Flex>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
            {one.seats.map((seat) => (
              <Seat
                key={seat.key}
                seat={seat}
                stageTitle={one.title}
                paused={paused && isCurrent(index)}
              />
            ))}
            {one.kind === 'notice' && (
              <StageNotice key={`${round}/${stage}`} caseId={id} stage={index} />
            )}
          </Flex>
        </Box>
      ))}
    </Flex>
  );
};
