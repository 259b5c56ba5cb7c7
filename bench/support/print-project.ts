import type { EntityPlan, TermPlan } from './entity-plan.js';
import type { MetricPlan } from './metric-plan.js';
import type { ProjectFile, ProjectPlan } from './project-plan.js';
import type { SegmentationPlan } from './segmentation-plan.js';
import { expression, file, item } from './yaml-text.js';

const words = (name: string) => name.replaceAll('_', ' ');

function owners(teams: readonly string[]): string {
  return `owners: [${teams.join(', ')}]`;
}

export function printEntity({ segmentations }: ProjectPlan, entity: EntityPlan): string {
  return file({
    entities: [entityItem(entity)],
    terms: entity.terms.map((term) => termItem(entity, term)),
    segmentations: segmentations.filter((each) => each.entity === entity).map(segmentationItem),
  });
}

function entityItem({ name, domain, teams, fields, parent }: EntityPlan): string {
  const parentKey = parent ? [`  - {name: ${parent.name}_id, type: string}`] : [];
  return item([
    `name: ${name}`,
    `description: One ${words(name)}, as ${domain} keeps it. Written when it is opened and never deleted.`,
    owners(teams),
    `source: ${domain}.${name}`,
    `primary_key: ${name}_id`,
    'time: created_at',
    'fields:',
    ...fields.map(({ yaml }) => `  - ${yaml}`),
    ...parentKey,
    'relationships:',
    '  - {name: company, to: company, on: company_id, type: many_to_one}',
    ...(parent
      ? [`  - {name: ${parent.name}, to: ${parent.name}, on: ${parent.name}_id, type: many_to_one}`]
      : []),
  ]);
}

function termItem(entity: EntityPlan, { name, where, promises }: TermPlan): string {
  return item([
    `name: ${name}`,
    `description: What ${entity.domain} calls ${words(name)} since the review of last spring.`,
    owners(entity.teams),
    `entity: ${entity.name}`,
    expression('where', where),
    ...promises,
  ]);
}

function segmentationItem({ name, entity, segments }: SegmentationPlan): string {
  return item([
    `name: ${name}`,
    owners(entity.teams),
    `entity: ${entity.name}`,
    'segments:',
    ...segments.map((segment) => `  - {name: ${segment.name}, where: ${JSON.stringify(segment.where)}}`),
  ]);
}

export function printMetrics({ metrics }: ProjectPlan, entity: EntityPlan): string {
  const own = metrics.get(entity.name) ?? [];
  return file({
    metrics: own.map(({ name, lines }) =>
      item([`name: ${name}`, `description: How ${words(name)} stands.`, owners(entity.teams), ...lines]),
    ),
  });
}

const BOARDS = ['weekly', 'cockpit', 'quarterly', 'board', 'standup', 'archive'];

/** Dashboards, so many; those of one domain share a file. */
export function printDashboards({ random, entities, metrics }: ProjectPlan, count: number): ProjectFile[] {
  const byDomain = new Map<string, string[]>();
  for (let index = 0; index < count; index++) {
    const entity = entities[index % entities.length];
    const own = random.shuffle(metrics.get(entity?.name ?? '') ?? []).slice(0, random.integer(4, 8));
    if (!entity) continue;
    const written = byDomain.get(entity.domain) ?? [];
    byDomain.set(entity.domain, written);
    const name = `${entity.name}_${BOARDS[Math.floor(index / entities.length)] ?? `page_${index}`}`;
    written.push(
      item([
        `name: ${name}`,
        owners(entity.teams),
        `tool: ${random.pick(['metabase', 'looker', 'excel', 'tableau'])}`,
        `url: https://bi.generated.example/dashboard/${index}`,
        `uses: [${own.map((metric) => metric.name).join(', ')}]`,
        ...claims(own),
      ]),
    );
  }
  return [...byDomain].map(([domain, dashboards]) => ({
    path: `definitions/${domain}/dashboards.yml`,
    text: file({ dashboards }),
  }));
}

/** The dashboard says the same as the metric, in words of its own. */
function claims(shown: readonly MetricPlan[]): string[] {
  const claimed = shown.filter(({ of }) => of !== null).slice(0, 2);
  if (claimed.length === 0) return [];
  return [
    'claims:',
    ...claimed.map(({ name, of, where, entity }) => {
      const parts = [...(of === entity.name ? [] : [of]), ...(where ? [where.rewritten] : [])];
      const condition = parts.length > 0 ? `, where: ${JSON.stringify(parts.join(' AND '))}` : '';
      return `  - {metric: ${name}${condition}}`;
    }),
  ];
}

/** Teams, the company that everything belongs to, and what several functions share. */
export function printShared(
  plan: ProjectPlan,
  counts: { readonly objectives: number; readonly contradictions: number; readonly handoffs: number },
): string {
  const { random, teams, entities, metrics } = plan;
  const all = entities.flatMap((entity) => metrics.get(entity.name) ?? []);
  const aimed = random.shuffle(all.filter(({ type }) => type !== 'cumulative')).slice(0, counts.objectives);
  return file({
    teams: teams.map(({ name, domain }) => item([`name: ${name}`, `domain: ${domain}`])),
    entities: [companyItem(teams[0]?.name ?? '')],
    handoffs: Array.from({ length: counts.handoffs }, (_, index) => handoffItem(plan, index)),
    contradictions: Array.from({ length: counts.contradictions }, (_, index) =>
      contradictionItem(plan, index),
    ),
    objectives: aimed.map(({ name, entity }) =>
      item([
        `name: ${name}_aim`,
        owners(entity.teams),
        `metric: ${name}`,
        `target: ${random.integer(1, 900)}`,
        'by: 2027-12-31',
      ]),
    ),
  });
}

function companyItem(owner: string): string {
  return item([
    'name: company',
    'description: A company we know, whether or not it ever bought.',
    owners([owner]),
    'source: shared.company',
    'primary_key: company_id',
    'fields:',
    '  - {name: company_id, type: string, nullable: false}',
    '  - {name: headcount, type: integer}',
    '  - {name: region, type: string, values: [dach, nordics, iberia, other]}',
  ]);
}

function handoffItem({ random, entities, teams }: ProjectPlan, index: number): string {
  const entity = entities[index % entities.length];
  const copy = entity?.terms.find(({ copies }) => copies !== null);
  const released = copy?.copies ?? entity?.terms[0]?.name ?? '';
  const from = entity?.teams[0] ?? '';
  const to = random.pick(teams.filter(({ name }) => name !== from)).name;
  return item([
    `name: ${entity?.name}_handover`,
    `entity: ${entity?.name}`,
    `from: ${from}`,
    `to: ${to}`,
    `releases: ${released}`,
    `accepts: ${copy?.name ?? released}`,
    'released_at: created_at',
    'accepted_at: closed_at',
    `within: ${random.integer(1, 14)} days`,
  ]);
}

function contradictionItem({ random, entities, metrics }: ProjectPlan, index: number): string {
  const entity = entities[index % entities.length];
  const own = random.shuffle((metrics.get(entity?.name ?? '') ?? []).filter(({ type }) => type === 'count'));
  const [story, reality] = own;
  return item([
    `name: ${entity?.name}_green_and_red`,
    owners(entity?.teams ?? []),
    `story: ${story?.name} >= ${random.integer(100, 900)}`,
    `reality: ${reality?.name} < ${random.integer(1, 90)}`,
    `by: [${entity?.name}_tier]`,
    'grain: month',
  ]);
}
