import pc from 'picocolors';
import { DEFINITION_KINDS } from '../diagnostic/definition-ref.js';
import { listInWords } from '../diagnostic/words.js';
import { LIST_KEY_OF_KIND } from '../language/schema.js';
import type { Dependency, Explanation, NamedThing, Neighbour, Part } from './explanation.js';
import { wrapText } from './wrap-text.js';

export interface TextOptions {
  readonly color: boolean;
  /** Characters of a line. */
  readonly width: number;
}

type Colors = ReturnType<typeof pc.createColors>;

/** An explanation as people read it in a terminal. */
export function renderExplanation(explanation: Explanation, options: TextOptions): string {
  const colors = pc.createColors(options.color);
  const width = Math.max(40, Math.min(options.width, 100));
  const page = new Page(colors, width);
  const { kind, name, title } = explanation;
  page.line(`${colors.bold(title)}  ${colors.dim(`${kind} ${name}`)}`);
  page.line(colors.dim(facts(explanation)));
  page.paragraph(explanation.description);
  page.block(explanation.meaning);
  page.block(explanation.relations);
  for (const { label, text } of explanation.written) page.labelled(label, text);
  for (const [heading, parts] of groupParts(explanation.parts)) page.list(heading, parts);
  page.items('Normal form', explanation.normalForm);
  page.list('Compared with its neighbours', neighbourLines(explanation.neighbours));
  for (const { title: sqlTitle, sql } of explanation.sql) page.code(`SQL: ${sqlTitle.toLowerCase()}`, sql);
  page.list('Can be split by', groupDimensions(explanation.splitBy));
  page.list('Uses', groupDependencies(explanation.uses));
  page.list('Used by', groupDependencies(explanation.usedBy));
  page.paragraph(reach(explanation));
  for (const { severity, rule, message, file, line } of explanation.findings) {
    const paint = severity === 'error' ? colors.red : colors.yellow;
    page.finding(`${paint(severity)} ${colors.dim(rule)} ${message} ${colors.cyan(`${file}:${line}`)}`);
  }
  return page.text();
}

function facts({ owners, status, version, synonyms, tags, file, line }: Explanation): string {
  return [
    ...(owners.length > 0 ? [`Owned by ${listInWords(titles(owners))}`] : []),
    ...(status === 'approved' ? [] : [status]),
    ...(version > 1 ? [`version ${version}`] : []),
    ...(synonyms.length > 0 ? [`also called ${listInWords(synonyms)}`] : []),
    ...(tags.length > 0 ? [`tagged ${tags.join(', ')}`] : []),
    `${file}:${line}`,
  ].join(' · ');
}

function titles(things: readonly NamedThing[]): readonly string[] {
  return things.map((each) => each.title);
}

/** Who has to be asked before its meaning changes. */
function reach({ usedBy, owners }: Explanation): string | null {
  const own = new Set(owners.map((each) => each.name));
  const others = new Map(
    usedBy
      .flatMap((each) => each.owners)
      .flatMap((each) => (own.has(each.name) ? [] : [[each.name, each.title]])),
  );
  if (others.size === 0) return null;
  return `A change of its meaning also reaches what ${listInWords([...others.values()])} own${others.size === 1 ? 's' : ''}.`;
}

function groupDependencies(dependencies: readonly Dependency[]): readonly Pick<Part, 'name' | 'text'>[] {
  return DEFINITION_KINDS.flatMap((kind) => {
    const ofKind = dependencies.filter((each) => each.kind === kind);
    const direct = ofKind.filter((each) => each.direct).map((each) => each.title);
    const further = ofKind.filter((each) => !each.direct).map((each) => each.title);
    const text = [
      ...(direct.length > 0 ? [direct.join(', ')] : []),
      ...(further.length > 0 ? [`through others: ${further.join(', ')}`] : []),
    ].join('; ');
    return text === '' ? [] : [{ name: LIST_KEY_OF_KIND[kind], text }];
  });
}

/** Of a segmentation, each segment's. */
function neighbourLines(neighbours: readonly Neighbour[]): readonly Pick<Part, 'name' | 'text'>[] {
  return neighbours.map(({ of, name, words }) => ({
    name: of === null ? name : `${of} to ${name}`,
    text: words,
  }));
}

/** What has no entity before its name is a segmentation. */
function groupDimensions(names: readonly string[]): readonly Pick<Part, 'name' | 'text'>[] {
  const groups = new Map<string, string[]>();
  for (const each of names) {
    const [entity, name] = each.includes('.') ? each.split('.') : ['segmentations', each];
    groups.set(entity ?? '', [...(groups.get(entity ?? '') ?? []), name ?? '']);
  }
  return [...groups].map(([name, members]) => ({ name, text: members.join(', ') }));
}

function groupParts(parts: readonly Part[]): ReadonlyMap<string, readonly Part[]> {
  const groups = new Map<string, Part[]>();
  for (const part of parts) groups.set(part.heading, [...(groups.get(part.heading) ?? []), part]);
  return groups;
}

/** Collects paragraphs, with an empty line between them. */
class Page {
  private readonly lines: string[] = [];

  constructor(
    private readonly colors: Colors,
    private readonly width: number,
  ) {}

  line(text: string): void {
    this.lines.push(text);
  }

  paragraph(text: string | null): void {
    if (text !== null) this.lines.push('', ...wrapText(text, this.width));
  }

  /** Sentences, each on a line of its own. */
  block(sentences: readonly string[]): void {
    if (sentences.length > 0)
      this.lines.push('', ...sentences.flatMap((each) => wrapText(each, this.width, '  ')));
  }

  labelled(label: string, text: string): void {
    this.lines.push('', this.colors.bold(label), ...indented(wrapText(text, this.width - 2)));
  }

  list(heading: string, items: readonly Pick<Part, 'name' | 'text'>[]): void {
    if (items.length === 0) return;
    const widest = Math.min(28, Math.max(...items.map((item) => item.name.length)));
    const room = this.width - widest - 4;
    this.lines.push('', this.colors.bold(heading));
    for (const { name, text } of items) {
      const [first = '', ...rest] = wrapText(text, room);
      const label =
        name.length > widest
          ? [`  ${name}`, `  ${' '.repeat(widest)}  ${first}`]
          : [`  ${name.padEnd(widest)}  ${first}`];
      this.lines.push(...label, ...rest.map((each) => `  ${' '.repeat(widest)}  ${each}`));
    }
  }

  /** One thing a line. */
  items(heading: string, items: readonly string[]): void {
    if (items.length === 0) return;
    this.lines.push('', this.colors.bold(heading));
    for (const item of items) this.lines.push(...indented(wrapText(item, this.width - 4, '  ')));
  }

  /** As it is: a line that was broken would be another text. */
  code(heading: string, text: string): void {
    this.lines.push('', this.colors.bold(heading), ...indented(text.split('\n')));
  }

  finding(text: string): void {
    this.lines.push('', text);
  }

  text(): string {
    return `${this.lines.map((line) => line.trimEnd()).join('\n')}\n`;
  }
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
