import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { createGlobalStyle, styled } from 'styled-components';

import type { AssignmentBody } from '../../../../shared/contracts/versions';
import { useText, useWord } from '../../translations';

import type { StageLines } from './stage-lines';

/** On paper there is the list alone, without the panel around it. */
const OnPaper = createGlobalStyle`
  @media print {
    body > *:not([data-printed]) { display: none !important; }
  }
  @media screen {
    body > [data-printed] { display: none; }
  }
`;

const Sheet = styled.div`
  font-size: 12pt;
  line-height: 1.6;
  color: #000;

  h1 {
    font-size: 18pt;
    font-weight: bold;
  }
  h2 {
    font-size: 14pt;
    font-weight: bold;
    margin-top: 12pt;
  }
  ol {
    list-style: decimal;
    padding-left: 20pt;
  }
  ul {
    list-style: disc;
    padding-left: 16pt;
  }
  li {
    break-inside: avoid;
  }
`;

interface Props {
  readonly title: string;
  /** What its entries are called. */
  readonly type: string;
  readonly lines: readonly StageLines[];
  readonly assignment: AssignmentBody | null;
  onPrinted(): void;
}

/** The workflow as a page: its stages with their seats, and the least number of people. */
export const Printed = ({ title, type, lines, assignment, onPrinted }: Props) => {
  const text = useText();
  const word = useWord();
  useEffect(() => {
    window.addEventListener('afterprint', onPrinted, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', onPrinted);
  }, [onPrinted]);
  return createPortal(
    <Sheet data-printed>
      <OnPaper />
      <h1>{title}</h1>
      <p>{text('map.printedType', { type })}</p>
      <ol>
        {lines.map(({ title: stage, kind, seats, notes }, index) => (
          <li key={index}>
            <strong>{stage}</strong> {text('map.kindTold', { kind })}
            <ul>
              {seats.map(({ who, signatures }, nth) => (
                <li key={nth}>{`${who} · ${signatures}`}</li>
              ))}
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {assignment && (
        <>
          <h2>{text('map.people')}</h2>
          <p>{text('map.leastTold', { least: assignment.least, found: assignment.found })}</p>
          <ul>
            {assignment.positions.map(({ role, unit, unitName, needed, held }) => (
              <li key={`${role}/${unit ?? ''}`}>
                {text('inForce.position', {
                  role: word(role, 'value'),
                  unit: unit === null ? '' : text('inForce.unit', { name: unitName ?? unit }),
                  needed,
                  held,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>,
    document.body,
  );
};
