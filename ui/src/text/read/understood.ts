/** What a field makes of the words typed into it: nothing, a value, a question, or a reason why not. */

/** Why words are no value; the sentence is the message `fields-fault-<code>`. */
export interface Fault {
  code: FaultCode;
  /** Values of the sentence, finished. */
  values?: Record<string, string | number>;
}

export type FaultCode =
  | 'required'
  | 'number'
  | 'number_whole'
  | 'whole'
  | 'too_large'
  | 'below'
  | 'above'
  | 'amount'
  | 'amount_decimals'
  | 'amount_whole'
  | 'other_currency'
  | 'date'
  | 'date_half'
  | 'no_such_day'
  | 'year'
  | 'before'
  | 'after'
  | 'time'
  | 'time_half'
  | 'no_such_time'
  | 'email'
  | 'link'
  | 'phone'
  | 'language';

export type Understood<T> =
  | { kind: 'nothing' }
  /** `how` says which of two possible readings it is; only given where there were two. */
  | { kind: 'value'; value: T; how?: 'whole' | 'decimals' }
  /** More than one reading, or one that nobody should be sure of: the person chooses. */
  | { kind: 'asked'; choices: readonly T[] }
  | { kind: 'fault'; fault: Fault };

export const nothing = { kind: 'nothing' } as const;
export const fault = (code: FaultCode, values?: Fault['values']): { kind: 'fault'; fault: Fault } => ({
  kind: 'fault',
  fault: values ? { code, values } : { code },
});

/** How a kind of value is read, put into a field, and said beside it. */
export interface Reader<T> {
  read: (typed: string) => Understood<T>;
  /** What the field shows; `read` gives the same value back. */
  write: (value: T) => string;
  /** The value in words that cannot be mistaken. */
  tell: (value: T) => string;
}

/** Marks of direction that come along when words are copied. */
export const withoutMarks = (typed: string): string => typed.replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '');

const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];

/** Digits of other scripts as `0` to `9`. */
export function plainDigits(typed: string): string {
  return typed.replace(/\p{Nd}/gu, (digit) => {
    const at = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((first) => first <= at && at <= first + 9);
    return zero === undefined ? digit : String(at - zero);
  });
}
