import type { Graph } from '../../graph/graph.js';
import type { AnyDefinition, Path } from '../../language/definition.js';
import type { Comparison } from '../../meaning/meaning.js';
import { isConcept, sharedWord, type Word } from '../concept/claims.js';
import { Declared } from '../concept/declared.js';
import { isAnyNever } from '../concept/never.js';
import { PairFilter, pairOf } from '../concept/pair.js';
import { evidenceOf } from '../concept/pair-report.js';
import { relatedWords } from '../concept/pair-words.js';
import { nameWithOwners } from '../concept/words.js';
import { refOf } from '../fact-reports.js';
import type { DefinitionRule, RuleContext, RuleReport } from '../rule.js';

/** A variant means something else than its base, and is called something else. */
export const falseVariant: DefinitionRule = {
  id: 'false-variant',
  severity: 'error',
  *check(graph, context): Generator<RuleReport> {
    const declared = new Declared(graph);
    const filter = new PairFilter();
    for (const variant of graph.definitions) {
      const base = declared.baseOf(variant);
      // Two that say it of each other are told of once.
      if (!base || (base !== variant && !filter.isNew(pairOf(variant, base)))) continue;
      const report = base === variant ? ofItself(variant) : judge(graph, context, { variant, base });
      if (report) yield report;
    }
  },
};

interface Named {
  readonly variant: AnyDefinition;
  readonly base: AnyDefinition;
}

function ofItself(variant: AnyDefinition): RuleReport {
  return {
    definition: refOf(variant),
    message: `\`${variant.name}\` says it is a variant of itself.`,
    span: variant.spanOf(['variant_of']),
    about: 'itself',
    help: 'Name the definition it deviates from.',
  };
}

function judge(graph: Graph, context: RuleContext, named: Named): RuleReport | null {
  const { variant, base } = named;
  if (isAnyNever(context.meanings, [variant, base])) return null;
  const comparison = compare(context, named);
  if (comparison?.same === true) return sameMeaning(graph, context, named, comparison);
  const word = isConcept(variant) || variant.name === base.name ? sharedWord(variant, base) : null;
  if (word) return sameWord(graph, named, word, comparison);
  if (comparison?.same === null) {
    const question = `whether ${variant.name} means anything else than ${base.name}, which it is a variant of`;
    const reason = comparison.reason ?? 'the engine gave no answer';
    context.open.push({ ...placeOf(graph, named, ['variant_of']), about: 'false-variant', question, reason });
  }
  return null;
}

/** null when one of them has problems of its own. */
function compare({ meanings }: RuleContext, { variant, base }: Named): Comparison | null {
  const [ours, theirs] = [meanings.of(variant), meanings.of(base)];
  return ours && theirs ? meanings.compare(ours, theirs) : null;
}

function sameMeaning(
  graph: Graph,
  { meanings }: RuleContext,
  named: Named,
  comparison: Comparison,
): RuleReport {
  const { variant, base } = named;
  const meaning = meanings.of(base);
  return {
    ...placeOf(graph, named, ['variant_of']),
    message: `${nameWithOwners(graph, variant)} says it is a variant of ${nameWithOwners(graph, base)}, and means the same.`,
    ...(meaning ? { about: meanings.fingerprint(meaning) } : {}),
    help: `Use \`${base.name}\`, or write down what is different.`,
    ...evidenceOf(comparison),
  };
}

function sameWord(
  graph: Graph,
  named: Named,
  { text, path }: Word,
  comparison: Comparison | null,
): RuleReport {
  const { variant, base } = named;
  return {
    ...placeOf(graph, named, path),
    message: `${nameWithOwners(graph, variant)} is a variant of ${nameWithOwners(graph, base)}, and is called "${text}" like it: nobody can tell which one is meant.`,
    about: 'word',
    help: `Leave "${text}" to \`${base.name}\`, and call the variant what makes it one.`,
    ...(comparison ? evidenceOf(comparison) : {}),
  };
}

/** The fault is the variant's, so it is told there, wherever its base stands. */
function placeOf(graph: Graph, { variant, base }: Named, path: Path) {
  const [word] = path[0] === 'variant_of' ? [] : [sharedWord(base, variant)];
  return {
    definition: refOf(variant),
    span: variant.spanOf(path),
    related: [
      {
        definition: refOf(base),
        span: base.spanOf(word?.path ?? [base.kind === 'term' ? 'where' : 'name']),
        message: relatedWords(graph, base),
      },
    ],
  };
}
