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

/** The dimensions of an entity that anyone may see, in the order written. */
export function dimensionsOfEntity(graph: Graph, entity: Entity): readonly Dimension[] {
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
