import { Field, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { CaseBody, DecisionBody, SeatBody } from '../../../../shared/contracts/cases';
import { PasswordField, useSignature } from '../../signing';
import { useText } from '../../translations';

import { FormDialog } from '../form-dialog';
import { AcceptedProofs, useProofsToAccept } from './accepted-proofs';
import { CaseBasis } from './case-basis';
import { answersOf, CheckFields, hasNo, type CheckDrafts } from './check-answers';
import { choiceWord } from './choice-words';
import { Returns, type Defects } from './returns';
import type { Schema } from './schema';
import { ValueField } from './value-field';
import { valuesOf, type Drafts } from './values';

export type Choice = DecisionBody['choice'];

interface Props {
  readonly one: CaseBody;
  readonly seat: SeatBody;
  readonly choice: Choice;
  readonly schema: Schema;
  readonly schemas: readonly Schema[];
  onClose(): void;
  onDone(): Promise<void>;
}

/** One signature: its comment, and what the choice needs besides. */
export const DecisionDialog = ({ one, seat, choice, schema, schemas, onClose, onDone }: Props) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const signature = useSignature();
  const [comment, setComment] = useState('');
  const [drafts, setDrafts] = useState<Drafts>({});
  const [defects, setDefects] = useState<Defects>({});
  const [again, setAgain] = useState('');
  const [found, setFound] = useState<CheckDrafts>({});
  const [checked, setChecked] = useState(false);

  const asked = choice === 'approve' ? (one.stages[one.stage]?.sets ?? []) : [];
  const stage = one.stages[one.stage];
  const word = text(choiceWord(stage, choice));
  const texts = Object.values(defects).map((each) => each.trim());
  const returning = choice === 'return';
  // Each part says what is missing: at its acceptance always, else the comment may say it of all.
  const explained = stage?.kind === 'acceptance';
  const commentNeeded = choice === 'refuse' || (returning && !explained && texts.includes(''));
  const commentMissing = commentNeeded && comment.trim() === '';
  const partsMissing = returning && (texts.length === 0 || (explained && texts.includes('')));
  const againAsked = returning && one.returnedBefore;
  const againMissing = againAsked && again.trim() === '';

  const points = stage?.checks ?? [];
  const answers = answersOf(points, found);
  const proofs = useProofsToAccept(one, choice);

  const sign = async (): Promise<void> => {
    setChecked(true);
    const values = valuesOf(asked, schema.attributes, drafts);
    if (commentMissing || partsMissing || againMissing || values === null) return;
    if (answers === null || (choice === 'approve' && hasNo(found)) || !proofs.complete) return;
    const told = Object.fromEntries(
      Object.entries(defects).filter(([, missing]) => missing.trim()),
    );
    const body: DecisionBody = {
      seat: seat.key,
      choice,
      seen: one.seen,
      ...(comment.trim() && { comment: comment.trim() }),
      ...(asked.length > 0 && { values }),
      ...(returning && { parts: Object.keys(defects), defects: told }),
      ...(againAsked && { again: again.trim() }),
      ...(points.length > 0 && { checks: answers }),
      ...(proofs.ids && { proofs: proofs.ids }),
    };
    if (!(await signature.sign(`/talent-office/cases/${one.id}/decisions`, body))) return;
    toggleNotification({ type: 'success', message: text(`${choiceWord(stage, choice)}.done`) });
    await onDone();
    onClose();
  };

  return (
    <FormDialog
      title={[
        word,
        seat.title,
        ...(seat.actingFor === null
          ? []
          : [text('decision.actingFor', { absentee: seat.actingFor })]),
      ].join(' · ')}
      confirm={text('dialog.confirm', { what: word })}
      danger={choice === 'refuse'}
      type={schema.uid}
      submission={signature.submission}
      note={text('decision.final')}
      onClose={onClose}
      onConfirm={() => void sign()}
    >
      <CaseBasis one={one} schema={schema} schemas={schemas} />
      {points.length > 0 && (
        <CheckFields
          checks={points}
          drafts={found}
          checked={checked}
          approving={choice === 'approve'}
          onChange={setFound}
        />
      )}
      <AcceptedProofs {...proofs} />
      {asked.map((name) => (
        <ValueField
          key={name}
          type={schema.uid}
          name={name}
          attribute={schema.attributes[name] ?? { type: 'string' }}
          typed={drafts[name] ?? ''}
          checked={checked}
          onType={(typed) => setDrafts((last) => ({ ...last, [name]: typed }))}
        />
      ))}
      {returning && (
        <Returns
          type={schema.uid}
          names={one.returnable}
          defects={defects}
          checked={checked}
          explained={explained}
          onChange={setDefects}
        />
      )}
      {againAsked && (
        <Field.Root
          name="again"
          required
          hint={text('decision.again.hint')}
          error={checked && againMissing ? text('decision.again.needed') : undefined}
        >
          <Field.Label>{text('decision.again')}</Field.Label>
          <Textarea
            value={again}
            maxLength={500}
            onChange={(event) => setAgain(event.target.value)}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
      )}
      <Field.Root
        name="comment"
        required={commentNeeded}
        hint={choice === 'approve' ? undefined : text('decision.comment.hint')}
        error={checked && commentMissing ? text('decision.comment.needed') : undefined}
      >
        <Field.Label>{text('decision.comment')}</Field.Label>
        <Textarea
          value={comment}
          maxLength={2000}
          onChange={(event) => setComment(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <PasswordField signature={signature} checked={checked} />
    </FormDialog>
  );
};
