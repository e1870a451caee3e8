import type { CaseBody } from '../../../../../shared/contracts/cases';
import type { FactQuestionBody } from '../../../../../shared/contracts/expressions';
import { workedInputs, type Evaluation, type RuleVersion } from '../../rules';

type EvaluationBody = Pick<CaseBody, 'evaluatedFor' | 'rules' | 'worked'>;

/**
 * What a case was opened on, so that its reader can work it out again: by which version and for which
 * day, and each value with what it came from.
 */
export const evaluationBody = (
  evaluation: Evaluation | null,
  version: RuleVersion | null,
  questions: (missing: readonly string[]) => readonly FactQuestionBody[],
): EvaluationBody => {
  if (!evaluation) return { evaluatedFor: null, rules: null, worked: [] };
  const { on, outcome, rules, values, preferences = [] } = evaluation;
  return {
    evaluatedFor: on,
    rules: version && {
      key: version.key,
      title: version.body.title,
      version: version.number,
      outcome,
      rules: rules.map((rule) => ({
        ...rule,
        questions: questions(rule.missing),
      })),
      preferences,
    },
    worked: Object.entries(values).map(([attribute, worked]) => ({
      attribute,
      source: worked.source,
      inputs: workedInputs(worked),
      value: worked.value,
      working: worked.working,
      lines: worked.lines ?? [],
    })),
  };
};
