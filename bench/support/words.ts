/*
 * Words to make names of. Any two of one list are at least three letters apart and no two mean nearly the same, so that
 * names made of them are never confusable.
 */

export const DOMAINS = ['marketing', 'sales', 'service', 'finance', 'product', 'logistics'];

export const TEAM_WORDS = ['operations', 'planning', 'quality', 'analytics', 'control'];

/** With what an entity has to do … */
export const AREAS = [
  'billing',
  'depot',
  'web',
  'partner',
  'export',
  'member',
  'fleet',
  'cloud',
  'plant',
  'studio',
  'garden',
  'tariff',
];

/** … and what it is. */
export const NOUNS = [
  'order',
  'quote',
  'visit',
  'contract',
  'parcel',
  'survey',
  'campaign',
  'machine',
  'refund',
  'meeting',
  'licence',
  'project',
  'warranty',
  'inquiry',
  'document',
  'shift',
];

/** What makes a record of a term special. */
export const ADJECTIVES = [
  'warm',
  'urgent',
  'premium',
  'stale',
  'verified',
  'domestic',
  'risky',
  'bulk',
  'express',
  'trusted',
  'seasonal',
  'overdue',
  'qualified',
  'engaged',
  'fragile',
  'heavy',
  'public',
  'overseas',
  'reviewed',
  'flagged',
  'unclaimed',
  'strategic',
  'pilot',
  'nightly',
  'audited',
  'dormant',
  'insured',
  'hybrid',
  'shared',
  'upgraded',
  'first',
  'second',
  'rural',
  'metered',
  'prepaid',
  'guarded',
  'archived',
  'inspected',
  'blocked',
  'expiring',
  'inbound',
  'outgoing',
  'costly',
  'simple',
  'complex',
  'rewarded',
  'mobile',
  'neutral',
  'binding',
  'yearly',
  'gentle',
  'massive',
  'onsite',
  'regular',
  'escorted',
  'foreign',
  'tiny',
  'broken',
  'hopeful',
  'joint',
];

export const STATUSES = ['new', 'planned', 'working', 'waiting', 'accepted', 'done', 'rejected', 'parked'];
export const KINDS = ['standard', 'trial', 'expansion', 'replacement', 'internal', 'goodwill'];
export const REGIONS = ['dach', 'nordics', 'benelux', 'iberia', 'baltics', 'overseas', 'other'];
export const CHANNELS = ['telephone', 'mail', 'portal', 'exhibition', 'reseller', 'referral'];
export const ZONES = ['north', 'east', 'south', 'west'];
export const COUNTRIES = ['DE', 'AT', 'CH', 'FR', 'NL', 'SE', 'ES', 'PL', 'US', 'JP'];
