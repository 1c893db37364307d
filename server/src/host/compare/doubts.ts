import type { Finding } from '../../core/engine/finding.js';
import type { RuleSet } from '../../core/engine/ruleset.js';
import type { Language } from '../../core/engine/wording.js';
import { fileFinding } from '../file-finding.js';
import type { FileComparison } from './comparison.js';

/** Says of reports that they were not compared, because it was not clear with which. */
export const doubtFindings = (
  doubts: FileComparison['ambiguities'],
  rules: RuleSet,
  language: Language,
): Finding[] =>
  doubts.flatMap(({ range, agency, year, paths }) =>
    fileFinding(rules, language, 'engine/two-candidates', 'two-candidates', range, {
      agency,
      year,
      files: paths.join(language === 'zh' ? '、' : ', '),
    }),
  );
