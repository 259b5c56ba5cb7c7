import type { Finding, RelatedPlace } from '../diagnostic/finding.js';
import { RULE_IDS, type RuleId } from '../diagnostic/rule-id.js';
import { rangeOf, type Span } from '../diagnostic/source.js';
import type { Suppressed } from '../diagnostic/suppressed.js';
import { clip, onOneLine } from './plain-text.js';
import { countFindings, errorsFirst, type ReportInput } from './report-input.js';
import { encodePath, placeOf, repositoryPath } from './repository-path.js';
import { RULE_SUMMARIES } from './rule-summaries.js';
import { justificationOf } from './suppressed-words.js';
import { countOf, linesOf } from './words.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** GitHub refuses a run with more. */
const MOST_RESULTS = 25_000;
const MOST_CHARACTERS = 4_000;

export interface SarifOptions {
  /** The project's folder in its repository. */
  readonly folder: string;
  /** The version of Accord. */
  readonly version: string;
  /** Where Accord is at home. */
  readonly homepage: string;
  /** The page of a rule in Markdown, where it is at hand. */
  readonly pageOf?: (rule: RuleId) => string | undefined;
}

/**
 * SARIF 2.1.0 in the form GitHub's code scanning reads: each finding on its definition, the other place as a related location
 * that the message links to. What is waived or in the baseline comes last, as suppressed. What was cut off at GitHub's limit
 * is told as a notification of the run.
 */
export function reportSarif(input: ReportInput, options: SarifOptions): string {
  const sorted = errorsFirst(input.findings);
  const shown = sorted.slice(0, MOST_RESULTS);
  const known = (input.suppressed ?? []).slice(0, MOST_RESULTS - shown.length);
  const run = {
    tool: { driver: driverOf(options) },
    automationDetails: { id: options.folder === '' ? 'accord/' : `accord/${options.folder}/` },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
    invocations: [
      { executionSuccessful: true, toolExecutionNotifications: cutNotice(sorted.slice(MOST_RESULTS)) },
    ],
    results: [
      ...shown.map((finding) => resultOf(finding, options.folder)),
      ...known.map((each) => suppressedResult(each, options.folder)),
    ],
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function cutNotice(left: readonly Finding[]): readonly object[] {
  if (left.length === 0) return [];
  const { errors, warnings } = countFindings(left);
  const text = `And ${countOf(errors, 'more error')}, ${countOf(warnings, 'more warning')} that this file has no room for.`;
  return [{ level: 'warning', message: { text } }];
}

function driverOf({ version, homepage, pageOf }: SarifOptions): object {
  return {
    name: 'Accord',
    semanticVersion: version,
    informationUri: homepage,
    rules: RULE_IDS.map((id) => {
      const { finds, todo } = RULE_SUMMARIES[id];
      const markdown = pageOf?.(id);
      return {
        id,
        shortDescription: { text: finds },
        fullDescription: { text: `${finds} ${todo}` },
        help: { text: todo, ...(markdown === undefined ? {} : { markdown }) },
        helpUri: `${homepage}/blob/main/docs/rules.md#${id}`,
      };
    }),
  };
}

function resultOf(finding: Finding, folder: string): object {
  // A place in the base is not in the tree that was checked: it is told, but not linked.
  const linked = (finding.related ?? []).filter((place) => !place.base);
  const see = (place: RelatedPlace) => {
    const id = linked.indexOf(place) + 1;
    const where = escapeMessage(placeOf(place.span, folder));
    return `${id > 0 ? `[${where}](${id})` : `${where} (before)`}: ${escapeMessage(onOneLine(place.message))}`;
  };
  return {
    ruleId: finding.rule,
    ruleIndex: RULE_IDS.indexOf(finding.rule),
    level: finding.severity,
    message: { text: messageOf(finding, see) },
    locations: [{ physicalLocation: physicalLocation(finding.span, folder), ...logicalLocations(finding) }],
    relatedLocations: linked.map((place, index) => ({
      id: index + 1,
      physicalLocation: physicalLocation(place.span, folder),
      message: { text: escapeMessage(clip(onOneLine(place.message), MOST_CHARACTERS)) },
    })),
    // GitHub matches alerts over time by `primaryLocationLineHash` alone.
    partialFingerprints: {
      'accordFinding/v1': finding.fingerprint,
      primaryLocationLineHash: `${finding.fingerprint}:1`,
    },
    properties: {
      relation: finding.relation,
      differs: finding.differs,
      proof: finding.proof,
      assumptions: finding.assumptions,
      witness: finding.witness,
    },
  };
}

/** GitHub takes a suppressed result for an open one: as a note it stands in nobody's way there either. */
function suppressedResult(suppressed: Suppressed, folder: string): object {
  const justification = justificationOf(suppressed);
  return {
    ...resultOf(suppressed.finding, folder),
    level: 'note',
    suppressions: [{ kind: 'external', status: 'accepted', justification }],
  };
}

function messageOf(finding: Finding, see: (place: RelatedPlace) => string): string {
  const related = (finding.related ?? []).map((place) => `see ${see(place)}`);
  const own = linesOf({ ...finding, related: [] }, () => '').map((line) =>
    escapeMessage(clip(onOneLine(line), MOST_CHARACTERS)),
  );
  return [...own.slice(0, 1), ...related, ...own.slice(1)].join('\n');
}

function physicalLocation(span: Span, folder: string): object {
  const { start, end } = rangeOf(span);
  const uri = encodePath(repositoryPath(span.source.path, folder));
  return {
    artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
    region: {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
    },
  };
}

function logicalLocations({ definition }: Finding): object {
  if (!definition) return {};
  const { kind, name } = definition;
  return { logicalLocations: [{ name, kind, fullyQualifiedName: `${kind}:${name}` }] };
}

/** Brackets are links in a SARIF message, and braces placeholders (3.11.5, 3.11.6). */
function escapeMessage(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&').replace(/[{}]/g, '$&$&');
}
