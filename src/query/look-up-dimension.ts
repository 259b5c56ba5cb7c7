import type { DimensionMember, MemberIndex, MetricMember } from '../compile/member-index.js';
import type { DataType } from '../expression/data-type.js';
import type { Graph } from '../graph/graph.js';
import type { Dimension } from './dimension.js';
import { QuestionError } from './question.js';

/** A dimension by a name people use; of several with one name, the only one that fits the metrics. Throws QuestionError. */
export function lookUpDimension(
  written: string,
  metrics: readonly MetricMember[],
  members: MemberIndex,
): DimensionMember {
  const found = members.resolveDimension(written);
  switch (found.kind) {
    case 'found':
      return found.dimension;
    case 'ambiguous': {
      const fitting = found.candidates.filter(({ entity }) =>
        metrics.every(({ shared }) => shared.has(entity)),
      );
      const [only, other] = fitting;
      if (only && !other) return only;
      const names = (fitting.length > 0 ? fitting : found.candidates).map(qualifiedName);
      throw new QuestionError(`${written} may be ${names.join(' or ')}`, 'write the entity before it');
    }
    case 'unknown': {
      if (written === 'metric_time') {
        throw new QuestionError('metric_time is no dimension', '--grain month makes a row for each month');
      }
      const near = endOfPath(written, members) ?? found.nearest;
      const all = members.dimensionsOf(metrics.map(({ name }) => name));
      const names = [...all].sort(bySegmentationFirst).map(nameOfDimension);
      throw new QuestionError(
        `there is no dimension ${written}`,
        near === null ? `these metrics can be split by ${listNames(names)}` : `did you mean ${near}?`,
      );
    }
  }
}

/** Definitions reach a field by a path (`lead.campaign.channel`); a question names the field alone. */
function endOfPath(written: string, members: MemberIndex): string | null {
  const steps = written.split('.');
  for (const kept of [2, 1]) {
    if (steps.length <= kept) continue;
    const found = members.resolveDimension(steps.slice(-kept).join('.'));
    if (found.kind === 'found') return nameOfDimension(found.dimension);
  }
  return null;
}

function bySegmentationFirst(left: DimensionMember, right: DimensionMember): number {
  return Number(right.kind === 'segmentation') - Number(left.kind === 'segmentation');
}

function qualifiedName({ entity, name }: DimensionMember): string {
  return `${entity}.${name}`;
}

/** As people ask for it: a segmentation by its name, all else behind its entity. */
export function nameOfDimension(dimension: DimensionMember): string {
  return dimension.kind === 'segmentation' ? dimension.name : qualifiedName(dimension);
}

export function toDimension(graph: Graph, member: DimensionMember): Dimension {
  const field =
    member.kind === 'field' ? graph.entities.get(member.entity)?.fields.get(member.name) : undefined;
  const values = member.values?.map(({ name, title }) => ({ value: name, title })) ?? null;
  return {
    name: nameOfDimension(member),
    title: member.title,
    member: member.member,
    type: field?.info.type ?? typeOf(member),
    nullable: true,
    values,
  };
}

function typeOf({ kind, values }: DimensionMember): DataType {
  if (kind === 'term') return { kind: 'boolean' };
  return { kind: 'string', ...(values === null ? {} : { values: values.map(({ name }) => name) }) };
}

const SHOWN = 14;

export function listNames(names: readonly string[]): string {
  const rest = names.length - SHOWN;
  return `${names.slice(0, SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
