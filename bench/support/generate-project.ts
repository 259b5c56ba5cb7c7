import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Random } from '../../test/support/random.js';
import { type EntityPlan, planEntity } from './entity-plan.js';
import { type MetricPlan, planMetrics } from './metric-plan.js';
import { printDashboards, printEntity, printMetrics, printShared } from './print-project.js';
import type { ProjectFile, TeamPlan } from './project-plan.js';
import { planSegmentation, type SegmentationPlan } from './segmentation-plan.js';
import { AREAS, DOMAINS, NOUNS, TEAM_WORDS } from './words.js';

export interface GeneratedProject {
  readonly files: readonly ProjectFile[];
  readonly definitions: number;
}

/** Of 1,000 definitions so many are of each kind; the rest are terms and metrics, which share one entity each. */
const SHARE = {
  entities: 15,
  segmentations: 22,
  dashboards: 40,
  objectives: 12,
  contradictions: 6,
  handoffs: 8,
};
const MOST_ENTITIES = AREAS.length * NOUNS.length;

/**
 * A company's definitions, as many as asked: no errors, no two names alike, no two meanings that compete. The same seed
 * makes the same files. Between 200 and 12,000.
 */
export function generateProject(options: { definitions: number; seed: number }): GeneratedProject {
  const { definitions, seed } = options;
  if (definitions < 200 || definitions > 12_000) throw new RangeError('200 to 12,000 definitions.');
  const random = new Random(seed);
  const share = (kind: keyof typeof SHARE) => Math.round((definitions * SHARE[kind]) / 1000);
  const teams = planTeams(definitions);
  const entityCount = Math.min(share('entities'), MOST_ENTITIES);
  const segmentationCount = Math.min(share('segmentations'), entityCount * 2);
  const fixed =
    // The company itself is one more entity.
    teams.length +
    1 +
    entityCount +
    segmentationCount +
    share('dashboards') +
    share('objectives') +
    share('contradictions') +
    share('handoffs');
  const measured = definitions - fixed;
  const termCount = Math.floor(measured * 0.46);
  const entities = planEntities(random, entityCount, termCount, teams);
  const segmentations = planSegmentations(random, entities, segmentationCount);
  const metrics = planAllMetrics(random, entities, measured - termCount);
  const plan = { random, teams, entities, segmentations, metrics };
  const files = [
    { path: 'accord.yml', text: `name: generated\ndefinitions: definitions\nmodel: model\ntimezone: UTC\n` },
    ...entities.map((entity) => ({
      path: `definitions/${entity.domain}/${entity.name}.yml`,
      text: printEntity(plan, entity),
    })),
    ...entities.map((entity) => ({
      path: `definitions/${entity.domain}/${entity.name}_metrics.yml`,
      text: printMetrics(plan, entity),
    })),
    ...printDashboards(plan, share('dashboards')),
    {
      path: 'definitions/shared/company.yml',
      text: printShared(plan, {
        objectives: share('objectives'),
        contradictions: share('contradictions'),
        handoffs: share('handoffs'),
      }),
    },
  ];
  return { files, definitions };
}

function planTeams(definitions: number): TeamPlan[] {
  const words = TEAM_WORDS.slice(0, definitions < 3000 ? 2 : TEAM_WORDS.length);
  return DOMAINS.flatMap((domain) => words.map((word) => ({ name: `${domain}_${word}`, domain })));
}

function planEntities(
  random: Random,
  count: number,
  terms: number,
  teams: readonly TeamPlan[],
): EntityPlan[] {
  const names = random.shuffle(AREAS.flatMap((area) => NOUNS.map((noun) => `${area}_${noun}`)));
  const entities: EntityPlan[] = [];
  for (const [index, name] of names.slice(0, count).entries()) {
    const domain = DOMAINS[index % DOMAINS.length];
    const own = random.shuffle(teams.filter((team) => team.domain === domain)).map((team) => team.name);
    entities.push(
      planEntity({
        random,
        name,
        index,
        teams: random.chance(0.25) ? own.slice(0, 2) : own.slice(0, 1),
        parent: entities.length > 0 && random.chance(0.5) ? random.pick(entities) : null,
        terms: shareOf(terms, index, count),
      }),
    );
  }
  return entities;
}

/** The whole dealt out as evenly as whole numbers allow. */
function shareOf(whole: number, index: number, parts: number): number {
  return Math.floor(((index + 1) * whole) / parts) - Math.floor((index * whole) / parts);
}

function planSegmentations(
  random: Random,
  entities: readonly EntityPlan[],
  count: number,
): SegmentationPlan[] {
  return Array.from({ length: count }, (_, index) => {
    const entity = entities[index % entities.length];
    if (!entity) throw new RangeError('There is no entity to segment.');
    return planSegmentation(random, entity, index < entities.length ? 'tier' : 'footprint');
  });
}

function planAllMetrics(
  random: Random,
  entities: readonly EntityPlan[],
  count: number,
): ReadonlyMap<string, readonly MetricPlan[]> {
  const metrics = new Map<string, readonly MetricPlan[]>();
  const all: MetricPlan[] = [];
  for (const [index, entity] of entities.entries()) {
    // What one entity had too few different metrics for is made up for by the next ones.
    const due = Math.floor(((index + 1) * count) / entities.length) - all.length;
    const made = planMetrics(random, entity, due, all);
    metrics.set(entity.name, made);
    all.push(...made);
  }
  if (all.length !== count) throw new RangeError(`Found ${all.length} different metrics of ${count}.`);
  return metrics;
}

/** Writes the files below a folder, which need not exist. */
export function writeProject(folder: string, { files }: GeneratedProject): void {
  for (const { path, text } of files) {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
}
