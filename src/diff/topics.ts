import type { Part } from '../diagnostic/finding.js';
import type { TextDifference } from './text-differences.js';

/** What a key is about. Whatever is not listed is part of the meaning: a key that is added to the language is watched. */
type Topic = 'meaning' | 'words' | 'owners' | 'status' | 'version' | 'promise' | 'privacy';

const TOPICS: Readonly<Record<string, Topic>> = {
  title: 'words',
  description: 'words',
  synonyms: 'words',
  tags: 'words',
  variant_of: 'words',
  because: 'words',
  distinct_from: 'words',
  replaced_by: 'words',
  sunset: 'words',
  goal: 'words',
  format: 'words',
  tool: 'words',
  url: 'words',
  github: 'words',
  gitlab: 'words',
  email: 'words',
  slack: 'words',
  owners: 'owners',
  status: 'status',
  version: 'version',
  refines: 'promise',
  disjoint_with: 'promise',
  equivalent_to: 'promise',
  exclusive: 'promise',
  exhaustive: 'promise',
  privacy: 'privacy',
};

/** The differences about one topic; whole items are part of the meaning. */
export function about(topic: Topic, differences: readonly TextDifference[]): readonly TextDifference[] {
  return differences.filter(({ key }) => (key === null ? 'meaning' : (TOPICS[key] ?? 'meaning')) === topic);
}

const PART_OF_KEY: Readonly<Record<string, Part>> = {
  where: 'condition',
  story: 'condition',
  reality: 'condition',
  releases: 'condition',
  accepts: 'condition',
  value: 'value',
  type: 'aggregation',
  percentile: 'aggregation',
  time: 'time',
  released_at: 'time',
  accepted_at: 'time',
  within: 'time',
  unit: 'unit',
  entity: 'entity',
  source: 'entity',
  sql: 'entity',
};

/** The parts of a meaning that texts say differently, where meanings themselves cannot be compared. */
export function partsOf(differences: readonly TextDifference[]): readonly Part[] {
  const parts = differences.map(({ at, key }): Part => {
    if (key === 'expression' && at.length > 1) return 'value';
    // The type of a field is no aggregation.
    if (key === 'type' && at.length > 1) return 'parts';
    return PART_OF_KEY[key ?? ''] ?? 'parts';
  });
  return [...new Set(parts)];
}

/** What people look at first. */
const ORDER = [
  'where',
  'expression',
  'value',
  'of',
  'type',
  'numerator',
  'denominator',
  'metric',
  'source',
  'sql',
];

export function byImportance(differences: readonly TextDifference[]): readonly TextDifference[] {
  const rank = ({ key, is }: TextDifference) => {
    const known = ORDER.indexOf(key ?? '');
    // What is still there can be looked at.
    return (known === -1 ? ORDER.length : known) + (is.text === null ? 100 : 0);
  };
  return [...differences].sort((left, right) => rank(left) - rank(right));
}
