import type { DefinitionKind, DefinitionRef } from '../diagnostic/definition-ref.js';
import type { TextDifference } from '../diff/text-differences.js';
import { withArticle } from '../meaning/article.js';
import type { Comparison } from '../meaning/meaning.js';
import type { Changed } from './verdict.js';

/** What changed, in one line: `narrower: a lead with score 55 no longer belongs`. */
export function changeInWords(kind: DefinitionKind, verdict: Changed): string {
  const { comparison, differences, through, reason } = verdict;
  const by = through.length === 0 ? '' : `, through ${through.map(nameOf).join(' and ')}`;
  if (comparison === null) {
    if (reason !== null) return `may have changed: ${reason}${by}`;
    return through.length > 0 ? `what it rests on changed: ${through.map(nameOf).join(' and ')}` : 'changed';
  }
  return `${comparedInWords(kind, comparison, differences)}${by}`;
}

function comparedInWords(
  kind: DefinitionKind,
  comparison: Comparison,
  differences: readonly TextDifference[],
): string {
  const { relation } = comparison;
  const records = recordsInWords(kind, comparison);
  switch (relation) {
    case 'narrower':
    case 'wider':
    case 'overlapping':
    case 'disjoint':
      return records === '' ? relation : `${relation}: ${records}`;
    case 'unknown':
      return [`changed: ${comparison.reason ?? 'how could not be decided'}`, records]
        .filter(Boolean)
        .join('; ');
    case 'equivalent':
    case null: {
      const said = differences.slice(0, MOST_DIFFERENCES).map(differenceInWords);
      const more = differences.length - said.length;
      const what = said.length === 0 ? comparison.differs.join(', ') : said.join('; ');
      return [`changed: ${what}${more > 0 ? ` and ${more} more` : ''}`, records].filter(Boolean).join('; ');
    }
  }
}

const MOST_DIFFERENCES = 3;
const LONGEST = 60;

/** Who came and who left; empty where no record shows it. */
function recordsInWords(kind: DefinitionKind, { words }: Comparison): string {
  const belongs = kind === 'metric' ? 'counts' : 'belongs';
  const left = words.onlyOther && `${withArticle(words.onlyOther)} no longer ${belongs}`;
  const came = words.onlyThis && `${withArticle(words.onlyThis)} now ${belongs}`;
  return [left, came].filter(Boolean).join(', ');
}

/** `value: amount → amount - discount`; `fields.score.type: integer → decimal`. */
function differenceInWords({ at, was, is }: TextDifference): string {
  const place = at.join('.');
  if (was.text === null) return `${place}${is.text === at.at(-1) ? '' : `: ${short(is.text)}`} added`;
  if (is.text === null) return `${place}${was.text === at.at(-1) ? '' : `: ${short(was.text)}`} removed`;
  return `${place}: ${short(was.text)} → ${short(is.text)}`;
}

function short(text: string | null): string {
  if (text === null) return '';
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

function nameOf({ kind, name }: DefinitionRef): string {
  return `${kind} ${name}`;
}
