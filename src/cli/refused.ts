/** The command was typed wrongly: its message and the usage line are shown, and the process ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was asked cannot be done, and the message says why in a plain sentence: the process ends with 1. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
