import { Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';

import type { ShownHandoverItem } from '../../../../shared/contracts/handovers';
import {
  handoverKindLabels,
  handoverListTexts,
  handoverOutcomeLabels,
  handoverReasonLabels,
} from '../../../../shared/labels';
import { useLanguage } from '../../translations';

const columns = ['kind', 'what', 'result'] as const;

/** What is handed over, what goes with a position, and what is not and why. */
export const ItemsTable = ({ items }: { readonly items: readonly ShownHandoverItem[] }) => {
  const language = useLanguage();
  return (
    <Table colCount={columns.length} rowCount={items.length + 1}>
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column}>
              <Typography variant="sigma" textColor="neutral600">
                {handoverListTexts[column][language]}
              </Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {items.map(({ kind, target, what, title, outcome, why }, index) => (
          <Tr key={`${kind}/${target.documentId}/${index}`}>
            <Td>
              <Typography textColor="neutral800">{handoverKindLabels[kind][language]}</Typography>
            </Td>
            <Td style={{ whiteSpace: 'normal' }}>
              <Typography textColor="neutral800">
                {[title, what].filter((part) => part !== null).join(' · ') || '–'}
              </Typography>
            </Td>
            <Td style={{ whiteSpace: 'normal' }}>
              <Typography textColor={outcome === 'kept' ? 'warning700' : 'neutral800'}>
                {handoverOutcomeLabels[outcome][language]}
              </Typography>
              {why !== null && (
                <Typography variant="pi" textColor="neutral600" tag="p">
                  {handoverReasonLabels[why]?.[language] ?? why}
                </Typography>
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
