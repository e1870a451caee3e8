import type { CaseBody } from '../../../../../shared/contracts/cases';
import { workedInputs, type Evaluation, type RuleVersion } from '../../rules';

type EvaluationBody = Pick<CaseBody, 'evaluatedFor' | 'rules' | 'worked'>;

/**
 * What a case was opened on, so that its reader can work it out again: by which version and for which
 * day, and each value with what it came from.
 */
export const evaluationBody = (
  evaluation: Evaluation | null,
  version: RuleVersion | null,
): EvaluationBody => {
  if (!evaluation) return { evaluatedFor: null, rules: null, worked: [] };
  const { on, outcome, rules, values } = evaluation;
  return {
    evaluatedFor: on,
    rules: version && {
      key: version.key,
      title: version.body.title,
      version: version.number,
      outcome,
      rules,
    },
    worked: Object.entries(values).map(([attribute, worked]) => ({
      attribute,
      source: worked.source,
      inputs: workedInputs(worked),
      value: worked.value,
    })),
  };
};
