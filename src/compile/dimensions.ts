import { createHash } from 'node:crypto';
import type { Entity, Field, Graph, Segmentation, Term } from '../graph/graph.js';
import { readsSecret } from './privacy.js';

/** Something metrics can be split by or filtered on, under the name it has in every view. */
export type Dimension =
  | {
      readonly kind: 'field';
      readonly entity: string;
      readonly name: string;
      readonly cubeMember: string;
      readonly member: string;
      readonly field: Field;
    }
  | {
      readonly kind: 'term';
      readonly entity: string;
      readonly name: string;
      readonly cubeMember: string;
      readonly member: string;
      readonly segment: string;
      readonly term: Term;
    }
  | {
      readonly kind: 'segmentation';
      readonly entity: string;
      readonly name: string;
      readonly cubeMember: string;
      readonly member: string;
      readonly segmentation: Segmentation;
    };

/**
 * The dimensions of each entity that anyone may see, in the order written. `taken` are the other names in the views:
 * a field or term that would be called like one of them, such as `campaign.spend` beside the metric `campaign_spend`,
 * gets its kind put behind its name there. A name that is no column of PostgreSQL's for its length is shortened.
 */
export function dimensionsByEntity(
  graph: Graph,
  taken: Iterable<string>,
): ReadonlyMap<string, readonly Dimension[]> {
  const used = new Set([...taken, ...graph.segmentations.keys()]);
  const longest = longestMember(graph);
  const onEntity: OnEntity = {
    terms: byEntity(graph.terms.values()),
    segmentations: byEntity(graph.segmentations.values()),
  };
  return new Map(
    [...graph.entities.values()].map((entity) => {
      const dimensions = dimensionsOfEntity(onEntity, entity);
      const inCube = new Set(dimensions.flatMap(({ kind, name }) => (kind === 'term' ? [] : [name])));
      return [entity.name, dimensions.map((each) => withFreeNames(shorten(each, longest), used, inCube))];
    }),
  );
}

/** PostgreSQL cuts longer names off. Cube calls a column VIEW__MEMBER, and of a time VIEW__MEMBER_quarter too. */
export const LONGEST_COLUMN = 63;
const LONGEST_GRAIN = '_quarter'.length;
const HASH_DIGITS = 6;

/** What Cube may put behind the name of a dimension. */
export function grainLengthOf(dimension: Dimension): number {
  if (dimension.kind !== 'field') return 0;
  const { kind } = dimension.field.info.type;
  return kind === 'date' || kind === 'timestamp' ? LONGEST_GRAIN : 0;
}

/** What the longest name of a view leaves to its members. */
function longestMember(graph: Graph): number {
  const views = ['metrics', ...[...graph.teams.values()].map(({ value }) => value.domain ?? '')];
  return LONGEST_COLUMN - '__'.length - Math.max(...views.map((view) => view.length));
}

/** The same name always gives the same short one. Segments are no columns. */
function shorten(dimension: Dimension, longestMember: number): Dimension {
  const { kind, member } = dimension;
  const longest = longestMember - grainLengthOf(dimension);
  if (kind === 'segmentation' || member.length <= longest || longest <= HASH_DIGITS + 1) return dimension;
  const hash = createHash('sha256').update(member).digest('hex').slice(0, HASH_DIGITS);
  return { ...dimension, member: `${member.slice(0, longest - HASH_DIGITS - 1)}_${hash}` };
}

function withFreeNames(dimension: Dimension, used: Set<string>, inCube: Set<string>): Dimension {
  const free = (name: string, suffix: string, among: Set<string>): string => {
    const found = among.has(name) ? free(`${name}_${suffix}`, suffix, among) : name;
    among.add(found);
    return found;
  };
  switch (dimension.kind) {
    case 'segmentation':
      return dimension;
    case 'field':
      return { ...dimension, member: free(dimension.member, 'field', used) };
    case 'term':
      return {
        ...dimension,
        cubeMember: free(dimension.cubeMember, 'term', inCube),
        member: free(dimension.member, 'term', used),
        segment: free(dimension.segment, 'term', used),
      };
  }
}

interface OnEntity {
  readonly terms: ReadonlyMap<string, readonly Term[]>;
  readonly segmentations: ReadonlyMap<string, readonly Segmentation[]>;
}

function byEntity<T extends { readonly entity: string }>(
  all: Iterable<T>,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(each.entity);
    if (group) group.push(each);
    else groups.set(each.entity, [each]);
  }
  return groups;
}

function dimensionsOfEntity(onEntity: OnEntity, entity: Entity): readonly Dimension[] {
  const fields = [...entity.fields.values()].filter(({ info }) => info.privacy === 'public');
  const terms = (onEntity.terms.get(entity.name) ?? []).filter(
    (term) => term.info && !readsSecret(term.info.condition),
  );
  const segmentations = (onEntity.segmentations.get(entity.name) ?? []).filter((each) =>
    each.segments.every(({ condition }) => condition && !readsSecret(condition)),
  );
  return [
    ...fields.map(
      (field): Dimension => ({
        kind: 'field',
        entity: entity.name,
        name: field.info.name,
        cubeMember: field.info.name,
        member: `${entity.name}_${field.info.name}`,
        field,
      }),
    ),
    ...segmentations.map(
      (segmentation): Dimension => ({
        kind: 'segmentation',
        entity: entity.name,
        name: segmentation.name,
        cubeMember: segmentation.name,
        member: segmentation.name,
        segmentation,
      }),
    ),
    ...terms.map(
      (term): Dimension => ({
        kind: 'term',
        entity: entity.name,
        name: term.name,
        cubeMember: `is_${term.name}`,
        member: `${entity.name}_is_${term.name}`,
        segment: `${entity.name}_${term.name}`,
        term,
      }),
    ),
  ];
}
