import type { Random } from './random.js';
import type { Region } from './rows.js';

const FIRST = [
  'Anna',
  'Jonas',
  'Ingrid',
  'Marek',
  'Sofia',
  'Liam',
  'Femke',
  'Paolo',
  'Maeve',
  'Tariq',
  'Elif',
  'Bjørn',
  'Claire',
  'Nuno',
  'Zofia',
  'Hugo',
] as const;
const LAST = [
  'Keller',
  'Lindqvist',
  'O’Neill',
  'de Vries',
  'Rossi',
  'Novak',
  'Haddad',
  'Müller',
  'Byrne',
  'Costa',
  'Jansen',
  'Eriksen',
  'Moreau',
  'Weber',
  'Silva',
  'Brandt',
] as const;
const COMPANY = [
  'Aurelia',
  'Birkholm',
  'Castell',
  'Dornfeld',
  'Eastgate',
  'Fjordblick',
  'Granary',
  'Havnegade',
  'Isarkai',
  'Juniper',
  'Kestrel',
  'Larkhill',
  'Meridian',
  'Nordhus',
  'Oakfield',
  'Prinsengracht',
  'Quayside',
  'Rosenau',
  'Stellan',
  'Tamarind',
  'Ulmenhof',
  'Vantage',
  'Westerpark',
  'Zeltweg',
] as const;
const TRADE = [
  'Properties',
  'Hotels',
  'Clinics',
  'Markets',
  'Works',
  'Estates',
  'Logistics',
  'Schools',
  'Retail',
  'Facilities',
] as const;

const COUNTRY: Readonly<Record<Region, readonly [string, ...string[]]>> = {
  dach: ['DE', 'AT', 'CH', 'Germany'],
  nordics: ['SE', 'DK', 'NO', 'FI'],
  uk_ireland: ['GB', 'IE', 'UK'],
  benelux: ['NL', 'BE', 'LU'],
  southern_europe: ['IT', 'ES', 'PT', 'FR'],
  other: ['PL', 'CZ', 'US'],
};

export interface Person {
  readonly name: string;
  readonly email: string;
}

export function drawPerson(random: Random, domain: string): Person {
  const first = random.pick(...FIRST);
  const last = random.pick(...LAST);
  const local = `${first}.${last}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase();
  return { name: `${first} ${last}`, email: smudge(random, `${local}@${domain}`) };
}

export function drawCompanyName(random: Random): string {
  return `${random.pick(...COMPANY)} ${random.pick(...TRADE)}`;
}

export function toDomain(company: string, id: string): string {
  return `${company.toLowerCase().replace(/[^a-z]+/g, '-')}-${id.toLowerCase()}.example`;
}

export function drawPhone(random: Random): string {
  return `+${random.integer(30, 49)} ${random.integer(100, 999)} ${random.integer(100_000, 999_999)}`;
}

/** The country as somebody typed it: mostly a code, at times in small letters, with blanks, in words, or not at all. */
export function drawCountry(random: Random, region: Region | null): string | null {
  if (region === null || random.chance(0.05)) return null;
  const [first, ...rest] = COUNTRY[region];
  return smudge(random, random.chance(0.7) ? first : random.pick(first, ...rest));
}

/** Text the way forms receive it: now and then in capitals, in small letters, or with a blank at an end. */
export function smudge(random: Random, text: string): string {
  const draw = random.next();
  if (draw < 0.03) return text.toUpperCase();
  if (draw < 0.06) return text.toLowerCase();
  if (draw < 0.08) return ` ${text}`;
  if (draw < 0.1) return `${text} `;
  return text;
}
