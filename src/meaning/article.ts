/** Words in which a vowel is written and none is spoken: a unit, a user, a European. */
const SPOKEN_CONSONANT = /^(?:uni|use|usa|usu|eu|one|once)/i;

/** `a lead`, `an account`, `a user`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) && !SPOKEN_CONSONANT.test(noun) ? 'an' : 'a'} ${noun}`;
}
