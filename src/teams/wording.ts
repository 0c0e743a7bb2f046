/** What the way in says itself; what the clerk says about the work is in src/conversation and the cards. */

/** Answered over HTTP, to programs rather than people. */
export const DOOR = {
  notJson: 'Send an activity as JSON.',
  notAnActivity: 'That is not an activity.',
  tooLarge: 'That is too large: an activity can be up to 256 KB.',
  notAuthenticated: 'The token is missing or not valid.',
  notNow: 'The clerk cannot check tokens just now. Try again soon.',
  tooMany: 'Too many requests came. Try again in a minute.',
  tooSlow: 'The request did not arrive in time.',
  headersTooLarge: 'The headers of the request are too large.',
  notHttp: 'That is not a request that can be read.',
  notThatAddress: 'The clerk does not answer at that service address.',
  notThisMachine: 'Without authentication only service addresses on this machine are answered.',
  notTeams: 'The clerk works in Microsoft Teams only.',
  otherTenant: 'This organisation is not one that the clerk works for.',
  notFound: 'There is nothing here.',
  notOnThisAddress: 'The figures are not shown on this address.',
  fault: 'That did not work.',
  notAnswered: 'The clerk does not answer that kind of request.',
} as const;

export function faultSentence(reference: string): string {
  return `The clerk could not finish that. Say “my actions” to see what was recorded before you try again. If it happens again, tell your coordinator the reference ${reference}.`;
}

export function tooManySentence(count: number, limit: number): string {
  return `That is ${String(count)} requests in one message, and nothing was done. Send up to ${String(limit)} at a time.`;
}

/** Why somebody was not reached, in a sentence that a coordinator can act on. */
export const NOT_REACHED = {
  external: 'They belong to another organisation and have not written to the clerk in a chat of their own.',
  noIdentity: 'Their Microsoft Entra ID is not known.',
  noWayThere: 'The clerk has not been in contact with Teams yet, so it does not know where to send.',
  badAddress: 'The address that is stored for the conversation is not one that can be sent to.',
  blocked: 'They have blocked or removed the clerk.',
  notInConversation: 'The clerk is not in the conversation any more.',
  notInstalled: 'They do not have the clerk installed.',
  disabledByAdmin: 'An administrator has switched the clerk off for them.',
  forbidden: 'They have blocked or removed the clerk, or an administrator has switched it off for them.',
  gone: 'The conversation no longer exists.',
  unknownPerson: 'Teams does not know them: they may have left the organisation.',
  otherAddress: 'The address that is stored for the conversation is not one that ALLOWED_SERVICE_HOSTS names.',
  otherMachine: 'Without authentication only service addresses on this machine are sent to.',
} as const;

/** What became of a message that was not taken, in plain words. */
export const OUTCOME = {
  notPrepared: 'The clerk could not prepare the message.',
  tooMany: 'Teams asked to send more slowly.',
  precondition: 'Teams was busy with the conversation.',
  noConnection: 'Teams could not be reached.',
  noSignIn: 'The clerk could not sign in to Teams.',
  noAnswer: 'Teams did not answer in time, so the message may or may not have arrived.',
  cutOff: 'The connection was cut, so the message may or may not have arrived.',
  nonsense: 'Teams gave an answer that cannot be read, so the message may or may not have arrived.',
  unclear: 'The sending broke off, so the message may or may not have arrived.',
  serverFault: (status: number) =>
    `Teams answered with fault ${String(status)}, so the message may or may not have arrived.`,
  noConversation: 'Teams did not make a conversation with them, and nothing was sent.',
  malformed: 'Teams did not accept the message as it was written.',
  notSignedIn: 'Teams did not accept the clerk’s sign-in.',
  tooLarge: 'The message was too large for Teams.',
  refused: (status: number) => `Teams refused the message (${String(status)}).`,
} as const;
