/** An option of a command. */
export interface Option {
  /** What it is for, as `--help` says it. */
  readonly means: string;
  /** What stands for its value in the usage line; one without is a switch. */
  readonly value?: string;
  /** The only values that it takes. The first one is taken where none is given. */
  readonly oneOf?: readonly string[];
  /** It may be given several times. */
  readonly many?: true;
}

export type Options = Readonly<Record<string, Option>>;

/** What was typed for each option: null for a value that was not given. */
export type Typed<O extends Options> = { readonly [Name in keyof O]: ValueOf<O[Name]> };

type ValueOf<O extends Option> = O extends { readonly oneOf: readonly (infer One)[] }
  ? One
  : O extends { readonly many: true }
    ? readonly string[]
    : O extends { readonly value: string }
      ? string | null
      : boolean;
