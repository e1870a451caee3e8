import { Field, SingleSelect, SingleSelectOption, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';

import type { CaseBody } from '../../../../shared/contracts/cases';
import { typedDigest, type PaperBody } from '../../../../shared/contracts/paper';
import { useSubmission } from '../../api';
import { useText, type TextKey } from '../../translations';
import { AskedField as Asked } from '../asked-field';
import { FormDialog } from '../form-dialog';

import { choiceWord } from './choice-words';
import type { Choice } from './decision-dialog';
import { formOf } from './paper-form';
import { Returns, type Defects } from './returns';
import type { Schema } from './schema';
import { ValueField } from './value-field';
import { valuesOf, type Drafts } from './values';

export interface PaperRecordProps {
  readonly one: CaseBody;
  readonly schema: Schema;
  readonly signers: PaperBody['signers'];
  onClose(): void;
  onDone(): Promise<void>;
}

const choices: readonly Choice[] = ['approve', 'return', 'refuse'];

/** What a clerk reads off a signed form, and its scan. */
export const PaperRecordDialog = (props: PaperRecordProps) => {
  const { one, schema, signers, onClose, onDone } = props;
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [query] = useSearchParams();
  // The QR leads here, with the digest of the form that was read.
  const [digest, setDigest] = useState(query.get('paper') ?? '');
  const [signer, setSigner] = useState(signers.length === 1 ? '0' : '');
  const [handler, setHandler] = useState('');
  const [signedOn, setSignedOn] = useState('');
  const [choice, setChoice] = useState<Choice>('approve');
  const [comment, setComment] = useState('');
  const [drafts, setDrafts] = useState<Drafts>({});
  const [defects, setDefects] = useState<Defects>({});
  const [again, setAgain] = useState('');
  const [scan, setScan] = useState<File | null>(null);
  const [checked, setChecked] = useState(false);

  const stage = one.stages[one.stage];
  const asked = choice === 'approve' ? (stage?.sets ?? []) : [];
  const returning = choice === 'return';
  const againAsked = returning && one.returnedBefore;
  const printed = typedDigest.safeParse(digest);
  const chosen = signers[Number(signer === '' ? -1 : signer)];
  const partsMissing = returning && Object.keys(defects).length === 0;
  const commentMissing = choice !== 'approve' && comment.trim() === '';
  const againMissing = againAsked && again.trim() === '';
  const told = (isWrong: boolean, wrong: TextKey): TextKey | null =>
    checked && isWrong ? wrong : null;

  const send = async (): Promise<void> => {
    setChecked(true);
    const values = valuesOf(asked, schema.attributes, drafts);
    if (!printed.success || !chosen || !scan || values === null) return;
    if (handler.trim() === '' || signedOn === '') return;
    if (commentMissing || partsMissing || againMissing) return;
    const form = formOf({
      ...{ printed: printed.data, seat: chosen.seat, signer: chosen.staff, unit: chosen.unit },
      ...{ choice, signedOn, handler: handler.trim(), comment: comment.trim() },
      ...(asked.length > 0 && { values }),
      ...(returning && { parts: Object.keys(defects), defects }),
      ...(againAsked && { again: again.trim() }),
    });
    form.append('files', scan);
    if (!(await submission.send(`/talent-office/cases/${one.id}/paper-decisions`, form))) return;
    toggleNotification({ type: 'success', message: text('paper.record.done') });
    onClose();
    await onDone();
  };

  return (
    <FormDialog
      title={text('paper.record')}
      confirm={text('dialog.confirm', { what: text('paper.record') })}
      type={schema.uid}
      submission={submission}
      note={text('paper.record.note')}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <Asked
        name="digest"
        label="paper.digest"
        hint="paper.digest.hint"
        wrong={told(!printed.success, 'paper.digest.needed')}
      >
        <Field.Input value={digest} onChange={(event) => setDigest(event.target.value)} />
      </Asked>
      <Asked
        name="signer"
        label="paper.signer"
        wrong={told(chosen === undefined, 'paper.signer.needed')}
      >
        <SingleSelect value={signer} onChange={(value) => setSigner(String(value))}>
          {signers.map(({ name, unitName, title }, index) => (
            <SingleSelectOption key={`${name}/${unitName}/${title}`} value={String(index)}>
              {text('paper.signer.option', { name, unit: unitName, seat: title })}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Asked>
      <Asked
        name="handler"
        label="paper.handler"
        wrong={told(handler.trim() === '', 'paper.handler.needed')}
      >
        <Field.Input
          value={handler}
          maxLength={100}
          onChange={(event) => setHandler(event.target.value)}
        />
      </Asked>
      <Asked
        name="signedOn"
        label="paper.signedOn"
        wrong={told(signedOn === '', 'paper.signedOn.needed')}
      >
        <Field.Input
          type="date"
          value={signedOn}
          onChange={(event) => setSignedOn(event.target.value)}
        />
      </Asked>
      <Asked name="choice" label="paper.choice">
        <SingleSelect value={choice} onChange={(value) => setChoice(value as Choice)}>
          {choices
            .filter((each) => each !== 'return' || one.returnable.length > 0)
            .map((each) => (
              <SingleSelectOption key={each} value={each}>
                {text(choiceWord(stage, each))}
              </SingleSelectOption>
            ))}
        </SingleSelect>
      </Asked>
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
          explained={stage?.kind === 'acceptance'}
          onChange={setDefects}
        />
      )}
      {againAsked && (
        <Asked
          name="again"
          label="decision.again"
          hint="decision.again.hint"
          wrong={told(againMissing, 'decision.again.needed')}
        >
          <Textarea
            value={again}
            maxLength={500}
            onChange={(event) => setAgain(event.target.value)}
          />
        </Asked>
      )}
      <Asked
        name="comment"
        label="decision.comment"
        optional={choice === 'approve'}
        wrong={told(commentMissing, 'decision.comment.needed')}
      >
        <Textarea
          value={comment}
          maxLength={2000}
          onChange={(event) => setComment(event.target.value)}
        />
      </Asked>
      <Asked
        name="scan"
        label="paper.scan"
        hint="paper.scan.hint"
        wrong={told(scan === null, 'paper.scan.needed')}
      >
        <input
          type="file"
          aria-label={text('paper.scan')}
          accept=".pdf,.png,.jpg,.jpeg"
          onChange={(event) => setScan(event.target.files?.[0] ?? null)}
        />
      </Asked>
    </FormDialog>
  );
};
