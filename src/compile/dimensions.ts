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
 * gets its kind put behind its name there.
 */
export function dimensionsByEntity(
  graph: Graph,
  taken: Iterable<string>,
): ReadonlyMap<string, readonly Dimension[]> {
  const used = new Set([...taken, ...graph.segmentations.keys()]);
  return new Map(
    [...graph.entities.values()].map((entity) => {
      const dimensions = dimensionsOfEntity(graph, entity);
      const inCube = new Set(dimensions.flatMap(({ kind, name }) => (kind === 'term' ? [] : [name])));
      return [entity.name, dimensions.map((each) => withFreeNames(each, used, inCube))];
    }),
  );
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

function dimensionsOfEntity(graph: Graph, entity: Entity): readonly Dimension[] {
  const fields = [...entity.fields.values()].filter(({ info }) => info.privacy === 'public');
  const terms = [...graph.terms.values()].filter(
    (term) => term.entity === entity.name && term.info && !readsSecret(term.info.condition),
  );
  const segmentations = [...graph.segmentations.values()].filter(
    (each) =>
      each.entity === entity.name &&
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
