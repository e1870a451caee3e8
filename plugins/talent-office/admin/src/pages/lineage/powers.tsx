import {
  Badge,
  Flex,
  Link,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';

import type { DelegatedPowerBody, LineageBody } from '../../../../shared/contracts/lineage';
import { useFormat } from '../../format';
import { useText, useWord } from '../../translations';
import { entryLink } from '../inbox';

import { Alarms } from './alarms';

const type = 'plugin::talent-office.delegated-power';
const columns = ['power', 'holder', 'period', 'check', 'lastCheck', 'state'] as const;

const Cell = ({ children }: { readonly children: ReactNode }) => (
  <Td style={{ whiteSpace: 'normal', verticalAlign: 'top' }}>{children}</Td>
);

const Line = ({ children }: { readonly children: ReactNode }) => (
  <Typography tag="p" textColor="neutral800">
    {children}
  </Typography>
);

const PowerRow = ({ power }: { readonly power: DelegatedPowerBody }) => {
  const text = useText();
  const word = useWord(type);
  const { day } = useFormat();
  const { documentId, title, kind, state, validFrom, validUntil, lastCheck, checkDueOn } = power;
  return (
    <Tr>
      <Cell>
        <Link tag={NavLink} to={entryLink({ type, documentId })}>
          {title}
        </Link>
        <Line>{`${word(kind, 'value')} · ${power.grantedBy}`}</Line>
      </Cell>
      <Cell>
        <Line>{power.holder ?? '–'}</Line>
      </Cell>
      <Cell>
        <Line>
          {validFrom !== null && validUntil !== null
            ? text('lineage.until', { from: day(validFrom), until: day(validUntil) })
            : '–'}
        </Line>
      </Cell>
      <Cell>
        <Line>
          {text('lineage.every', {
            checker: power.checker ?? '–',
            months: power.everyMonths ?? '–',
            subject: power.checkSubject ?? '–',
          })}
        </Line>
      </Cell>
      <Cell>
        <Line>
          {lastCheck === null
            ? text('lineage.neverChecked')
            : `${day(lastCheck.on)} · ${word(lastCheck.result, 'value')}`}
        </Line>
        {checkDueOn !== null && <Line>{text('lineage.dueOn', { day: day(checkDueOn) })}</Line>}
      </Cell>
      <Cell>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Badge variant={state === 'in-force' ? 'success' : 'neutral'}>
            {word(state, 'value')}
          </Badge>
          <Alarms alarms={power.alarms} />
        </Flex>
      </Cell>
    </Tr>
  );
};

/** What was delegated to whom, until when, and the check that goes with it. */
export const Powers = ({ lineage: { powers } }: { readonly lineage: LineageBody }) => {
  const text = useText();
  if (powers.length === 0) return <Typography>{text('lineage.noPowers')}</Typography>;
  return (
    <Table colCount={columns.length} rowCount={powers.length + 1}>
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column}>
              <Typography variant="sigma" textColor="neutral600">
                {text(`lineage.${column}`)}
              </Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {powers.map((power) => (
          <PowerRow key={power.documentId} power={power} />
        ))}
      </Tbody>
    </Table>
  );
};
