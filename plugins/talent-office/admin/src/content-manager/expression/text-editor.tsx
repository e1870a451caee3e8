import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { styled } from 'styled-components';

import type { FactsBody } from '../../../../shared/contracts/expressions';

import { completeExpression } from './completion';
import type { Wording } from './facts';
import { expressionLanguage } from './language';

/** A mistake at its place, counted from 1. */
export interface Marked {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

interface Props {
  readonly value: string;
  readonly label: string;
  readonly describedBy: string;
  readonly facts: FactsBody;
  readonly wording: Wording;
  readonly marked: Marked | null;
  onChange(value: string): void;
}

const Frame = styled.div`
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  overflow: hidden;
  &:focus-within {
    border-color: ${({ theme }) => theme.colors.primary600};
    box-shadow: ${({ theme }) => theme.colors.primary600} 0 0 0 2px;
  }
  .cm-editor {
    font-size: 1.4rem;
  }
  .cm-editor.cm-focused {
    outline: none;
  }
  .cm-content {
    min-height: 7rem;
    caret-color: ${({ theme }) => theme.colors.neutral800};
  }
  .cm-gutters {
    background: ${({ theme }) => theme.colors.neutral100};
    color: ${({ theme }) => theme.colors.neutral500};
    border: none;
  }
  .to-string {
    color: ${({ theme }) => theme.colors.success600};
  }
  .to-number {
    color: ${({ theme }) => theme.colors.warning700};
  }
  .to-keyword,
  .to-function {
    color: ${({ theme }) => theme.colors.primary600};
  }
  .cm-tooltip {
    background: ${({ theme }) => theme.colors.neutral0};
    color: ${({ theme }) => theme.colors.neutral800};
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
  .cm-completionInfo {
    white-space: pre-line;
  }
`;

const diagnosticsOf = (state: EditorState, marked: Marked | null) => {
  if (!marked || marked.line > state.doc.lines) return [];
  const line = state.doc.line(marked.line);
  const from = Math.min(line.from + marked.column - 1, line.to);
  const word = /^[\w.]+|^./.exec(state.sliceDoc(from, line.to))?.[0] ?? '';
  return [{ from, to: from + word.length, severity: 'error' as const, message: marked.message }];
};

/** The text of an expression, with completion, and with its mistake marked where it is. */
export const TextEditor = (props: Props) => {
  const { value, label, describedBy, facts, wording, marked } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const completion = useRef(new Compartment());
  // CodeMirror keeps its listener for as long as it lives; what it calls is always the newest.
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (!place.current) return undefined;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          lineNumbers(),
          lintGutter(),
          history(),
          expressionLanguage,
          EditorView.lineWrapping,
          completion.current.of([]),
          // Tab goes on to the next field, as in any form.
          keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
          EditorView.contentAttributes.of({
            'aria-label': label,
            'aria-describedby': describedBy,
            spellcheck: 'false',
          }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            const text = state.doc.toString();
            if (docChanged && text !== latest.current.value) latest.current.onChange(text);
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [label, describedBy]);

  useEffect(() => {
    const override = [completeExpression(facts, wording)];
    view.current?.dispatch({
      effects: completion.current.reconfigure(autocompletion({ override, icons: false })),
    });
  }, [facts, wording, label, describedBy]);

  useEffect(() => {
    const editor = view.current;
    const shown = editor?.state.doc.toString();
    if (editor && shown !== value) {
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
    }
  }, [value]);

  useEffect(() => {
    const editor = view.current;
    editor?.dispatch(setDiagnostics(editor.state, diagnosticsOf(editor.state, marked)));
  }, [marked]);

  return <Frame ref={place} />;
};
