import { refKey } from '../../diagnostic/definition-ref.js';
import { capital, listInWords } from '../../diagnostic/words.js';
import type { ChangeOf } from '../../diff/change.js';
import { placesOf } from '../../diff/change-places.js';
import { changeInWords, refsInWords } from '../../diff/change-words.js';
import type { Graph } from '../../graph/graph.js';
import type { AnyDefinition } from '../../language/definition.js';
import { withArticle } from '../../meaning/article.js';
import type { Comparison } from '../../meaning/meaning.js';
import { reportOfChange } from '../change-report.js';
import { evidenceOf } from '../concept/pair-report.js';
import { refOf } from '../fact-reports.js';
import { previousYaml } from '../previous-yaml.js';
import type { ChangeContext, ChangeRule, RuleReport } from '../rule.js';

/** What `previous` keeps is what the base had. */
export const previousMismatch: ChangeRule = {
  id: 'previous-mismatch',
  severity: 'error',
  *check(change, context): Generator<RuleReport> {
    if (change.kind === 'meaning-inherited') {
      const { definition, comparison } = change;
      if (definition.previousOf === null || !comparison || isEcho(change, context)) return;
      yield inherited(change, comparison, context);
    } else if (change.kind === 'kept') {
      const { was, judgement, through } = change;
      // Its cause is told of.
      if (through.length > 0) return;
      if (judgement === null) yield was ? otherVersion(change, was, context) : nothingThere(change, context);
      else if (judgement.kind === 'different') {
        yield otherMeaning(change, judgement, context);
      } else if (judgement.kind === 'undecided') leaveOpen(change, judgement, context);
    }
  },
};

type Kept = ChangeOf<'kept'>;

/** `the term `qualified_lead``: whose earlier meaning it is. */
function called({ previousOf, kind, name }: AnyDefinition): string {
  return `the ${kind} \`${previousOf?.name ?? name}\``;
}

function nothingThere(change: Kept, context: ChangeContext): RuleReport {
  const { definition } = change;
  return {
    ...reportOfChange(change, context),
    message: `The base has no ${definition.kind} \`${definition.previousOf?.name ?? ''}\`, so that there is no earlier meaning to keep.`,
    about: 'nothing',
    help: 'Take `previous` out, or compare with a base that has the definition.',
  };
}

function otherVersion(change: Kept, was: AnyDefinition, context: ChangeContext): RuleReport {
  const { definition } = change;
  const [kept, there] = [definition.value.version ?? 1, was.value.version ?? 1];
  return {
    ...reportOfChange(change, context, 'What the base has.'),
    message: `\`previous\` keeps version ${kept} of ${called(definition)}, and the base has version ${there}: nobody can prove what it meant.`,
    about: `version ${kept} ${there}`,
    help: `Keep version ${there} where that is what changes; an older one is written out as a definition of its own, \`${definition.name}\` with \`status: deprecated\`.`,
  };
}

function otherMeaning(
  change: Kept,
  { comparison, about }: { readonly comparison: Comparison; readonly about: string },
  context: ChangeContext,
): RuleReport {
  const { definition, affected } = change;
  const others = affected.length === 0 ? '' : ` Nor is what is kept with it: ${refsInWords(affected)}.`;
  return {
    ...reportOfChange(change, context),
    message: `${capital(changeInWords(change))}${differenceInWords(definition, comparison)}.${others}`,
    about,
    help: helpWith(change, context),
    ...evidenceOf(comparison),
  };
}

/** Of other kept meanings whose text changed: that is a finding of its own, which names this one. */
function isEcho({ through }: ChangeOf<'meaning-inherited'>, { difference }: ChangeContext): boolean {
  const told = new Set(
    (difference?.changes ?? []).flatMap((each) =>
      each.kind === 'meaning-changed' && each.definition.previousOf !== null ? [refKey(each.definition)] : [],
    ),
  );
  return through.length > 0 && through.every((each) => told.has(refKey(each)));
}

/** A kept meaning stays what it was, also where something that it uses means something else now. */
function inherited(
  change: ChangeOf<'meaning-inherited'>,
  comparison: Comparison,
  context: ChangeContext,
): RuleReport {
  const { definition, through } = change;
  const cause = through.length === 0 ? 'what it uses' : refsInWords(through);
  return {
    ...reportOfChange(change, context),
    message: `\`${definition.name}\` must stay what it was, and changed with ${cause}${wayInWords(definition, comparison)}.`,
    about: `inherited ${fingerprintOf(definition, context)}`,
    help: renamedUses(context.difference?.head.graph, definition) ?? 'Write out what it meant.',
    ...evidenceOf(comparison),
  };
}

function fingerprintOf(definition: AnyDefinition, { meanings }: ChangeContext): string {
  const meaning = meanings.of(definition);
  return meaning ? meanings.fingerprint(meaning) : '';
}

const RELATIONS = {
  narrower: ', but narrower',
  wider: ', but wider',
  overlapping: ', but overlaps with it',
  disjoint: ', and has no record in common with it',
  equivalent: '',
  unknown: '',
} as const;

/** In which direction it changed: `: it is narrower now; a lead with score 50 no longer counts`. */
function wayInWords(definition: AnyDefinition, comparison: Comparison): string {
  const { relation } = comparison;
  const records = recordsInWords(definition, comparison);
  const way = relation === 'narrower' || relation === 'wider' ? `it is ${relation} now` : '';
  const said = [way, records].filter((each) => each !== '').join('; ');
  return said === '' ? '' : `: ${said}`;
}

/** How the kept meaning stands to the old one, with the records that show it. */
function differenceInWords(definition: AnyDefinition, comparison: Comparison): string {
  const why = recordsInWords(definition, comparison);
  return `${RELATIONS[comparison.relation ?? 'unknown']}${why === '' ? '' : `: ${why}`}`;
}

function recordsInWords({ kind }: AnyDefinition, { relation, words, reason }: Comparison): string {
  const verb = kind === 'metric' ? 'counts' : 'belongs';
  const lost = words.onlyOther && `${withArticle(words.onlyOther)} no longer ${verb}`;
  const gained = words.onlyThis && `${withArticle(words.onlyThis)} ${verb} now and did not before`;
  const records = [lost, gained].filter((each) => each !== undefined).join('; ');
  return relation === 'unknown' && records === '' && reason !== null ? reason : records;
}

/** What to write; where that is written already, what it names has changed. */
function helpWith({ definition, current, was, differences }: Kept, context: ChangeContext): string {
  const { sunset = '', version = 1 } = definition.value;
  const isUsual = version === (current?.value.version ?? 1) - 1;
  const yaml = was && current && previousYaml(was, current, { sunset, ...(isUsual ? {} : { version }) });
  const uses = renamedUses(context.difference?.head.graph, definition);
  const sentences = [
    ...(yaml && differences.length > 0 ? [`What the base had is \`${yaml}\`.`] : []),
    ...(uses === null ? [] : [uses]),
  ];
  return sentences.length > 0 ? sentences.join(' ') : 'Write out in `previous` what the base had.';
}

/** Names of things that have an earlier meaning of their own by now. */
function renamedUses(graph: Graph | undefined, definition: AnyDefinition): string | null {
  if (!graph) return null;
  const used = new Set(
    graph.references.flatMap(({ from, to, role }) =>
      from === definition && role === 'needs' ? [refKey(to)] : [],
    ),
  );
  const kept = graph.definitions.filter(
    ({ previousOf }) => previousOf !== null && used.has(refKey(previousOf)),
  );
  if (kept.length === 0) return null;
  const names = kept.map(({ name, previousOf }) => `\`${name}\` in place of \`${previousOf?.name ?? ''}\``);
  return `Name ${listInWords(names)} in \`previous\`: that changed its meaning, too.`;
}

function leaveOpen(
  change: Kept,
  { reason, about }: { readonly reason: string; readonly about: string },
  { open, sources }: ChangeContext,
): void {
  const { definition, was } = change;
  const places = placesOf(change, sources);
  open.push({
    definition: refOf(definition),
    span: places.now,
    ...(places.before && was
      ? { related: [{ definition: refOf(was), span: places.before, message: 'What it was.', base: true }] }
      : {}),
    about: `previous-mismatch ${about}`,
    question: `whether \`${definition.name}\` keeps what ${called(definition)} meant`,
    reason,
  });
}
