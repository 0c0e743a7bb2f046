import { comesAfter, digitsOf, MATTER_NUMBER, spansOf, type Span } from './detail.ts';

const CARD = /(?<![\d/.,£+-])[2-6]\d{3}(?:[\s-]?\d{2,6}){2,4}(?!\d|[\s-]\d|\/\d)/g;
const IBAN = /\bGB\d{2}\s?[A-Z]{4}(?:\s?\d{2,4}){4,7}\b/gi;
const SORT_CODE = /(?<!\d)\d{2}[\s-]?\d{2}[\s-]?\d{2}(?!\d|[\s-]?\d{2}\b)/g;
const CALLED_SORT_CODE = /\b(?:sort\s?code|s\/c)\s*(?:is|was|no\.?)?\s*[:#]?\s*$/i;
const ACCOUNT = /(?<!\d)\d{8}(?!\d)/g;
const CALLED_ACCOUNT = /\b(?:account|acc|acct|a\/c|bank)\b[^.;\n\d]{0,15}$/i;
const SORT_AND_ACCOUNT =
  /(?<!\d)\d{2}-\d{2}-\d{2}[\s,:;/-]{1,3}(?:(?:account|acc|acct|a\/c)\s*(?:no\.?|number)?\s*[:#]?\s*)?\d{8}(?!\d)/gi;

/** Card numbers (by the Luhn check), account numbers of Great Britain, and sort codes and accounts that are called so. */
export function bankDetails(text: string): readonly Span[] {
  return [
    ...spansOf(text, CARD, ([written], { from }) => {
      const digits = digitsOf(written);
      return (
        digits.length >= 15 && digits.length <= 16 && isCardNumber(digits) && !comesAfter(text, from, MATTER_NUMBER)
      );
    }),
    ...spansOf(text, IBAN),
    ...spansOf(text, SORT_AND_ACCOUNT),
    ...spansOf(text, SORT_CODE, (_, { from }) => comesAfter(text, from, CALLED_SORT_CODE)),
    ...spansOf(text, ACCOUNT, (_, { from }) => comesAfter(text, from, CALLED_ACCOUNT)),
  ];
}

export function isCardNumber(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce((total, digit, at) => {
      const value = digit * (at % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
