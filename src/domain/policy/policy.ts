import type { Action } from '../actions/action.ts';
import { mayHaveAlias } from '../nominals/alias.ts';
import type { ChangeIntent } from '../actions/change.ts';
import type { Nominal } from '../nominals/nominal.ts';
import type { Programme } from '../registers/programme.ts';
import { hasRole, type Member, type Role, type Speaker } from '../people/person.ts';
import { withoutCodes } from '../refs.ts';
import type { StandingItem } from '../standing-item/standing-item.ts';

/*
 * Who may do what, as sentences. Every command asks one of these; what no sentence allows is refused.
 * Not seen, not yours and not existing are answered alike, so a sentence never tells them apart.
 */

/** Every member may, on what they may see; a stranger to the partnership may do nothing. */
export function everyMember(): boolean {
  return true;
}

/** Chair, coordinator and analyst see the whole log of their partnership. */
export function seesEverything(speaker: Speaker): boolean {
  return hasRole(speaker.member, 'chair', 'coordinator', 'analyst');
}

/** An owner acts on their own action; so does whoever stands in for them, as far as they may know of it. */
export function actsForOwner(speaker: Speaker, action: Action): boolean {
  if (action.owner === null) return false;
  if (action.owner.id === speaker.member.id) return true;
  return speaker.standsInFor.includes(action.owner.id) && mayStandIn(speaker.member, action);
}

/** A deputy or cover from another agency learns nothing about a nominal that their own agency need not know of. */
export function mayStandIn(member: Pick<Member, 'roles' | 'agency'>, action: Action): boolean {
  if (action.nominal === null || hasRole(member, 'chair', 'coordinator', 'analyst')) return true;
  if (member.agency === null) return false;
  return member.agency.id === action.agency?.id || action.nominal.clearedAgencyIds.includes(member.agency.id);
}

/** A lead answers for the actions of their agency. */
export function leadsItsAgency(speaker: Speaker, action: Action): boolean {
  return hasRole(speaker.member, 'lead') && action.agency !== null && action.agency.id === speaker.member.agency?.id;
}

/** Need to know: the speaker's agency leads on the nominal or is named as needing to know. */
function needsToKnow(speaker: Speaker, clearedAgencyIds: readonly number[]): boolean {
  if (seesEverything(speaker)) return true;
  return speaker.member.agency !== null && clearedAgencyIds.includes(speaker.member.agency.id);
}

/** An action is seen by its owner, by whoever stands in, by the agency's lead, and by the agencies that need to know. */
export function canSeeAction(speaker: Speaker, action: Action): boolean {
  return (
    seesEverything(speaker) ||
    actsForOwner(speaker, action) ||
    leadsItsAgency(speaker, action) ||
    action.nominal === null ||
    needsToKnow(speaker, action.nominal.clearedAgencyIds)
  );
}

/**
 * An action's nominal is seen by the agencies that need to know of it. Once it is closed, only the chair, coordinators
 * and analysts see it; what is still open on it keeps its words for the others, without the code.
 */
export function canSeeNominalOf(speaker: Speaker, action: Action): boolean {
  const { nominal } = action;
  return nominal !== null && stillShown(speaker, nominal) && needsToKnow(speaker, nominal.clearedAgencyIds);
}

/** A nominal is seen by the agencies that need to know of it; a closed one by the chair, coordinators and analysts. */
export function canSeeNominal(speaker: Speaker, nominal: Nominal): boolean {
  const cleared = nominal.clearedAgencies.map((agency) => agency.id);
  return stillShown(speaker, nominal) && needsToKnow(speaker, cleared);
}

/**
 * What a person or gang is also called is shown to whoever sees the nominal, while it is open, in their own chat only. A
 * child or a place has no alias.
 */
export function canSeeAlias(speaker: Speaker, nominal: Nominal): boolean {
  return nominal.open && mayHaveAlias(nominal.kind) && canSeeNominal(speaker, nominal);
}

/** A coordinator or an analyst writes down what a nominal is also called, and has it forgotten. */
export function canKeepAliases(speaker: Speaker): boolean {
  return hasRole(speaker.member, 'coordinator', 'analyst');
}

/** A closed nominal has left every view but those of the people who see the whole log. */
function stillShown(speaker: Speaker, { open }: Pick<Nominal, 'open'>): boolean {
  return open || seesEverything(speaker);
}

/** The action as somebody who sees it may read it: without the nominal, and without codes in its words, unless cleared. */
export function asSeenBy(speaker: Speaker, action: Action): Action {
  if (seesEverything(speaker)) return action;
  const { nominal, lastUpdate } = action;
  const shown = canSeeNominalOf(speaker, action) ? nominal : null;
  const kept = (text: string | null): string | null => (text === null ? null : withoutCodes(text, shown));
  return {
    ...action,
    nominal: shown,
    title: withoutCodes(action.title, shown),
    tactic: kept(action.tactic),
    blocker: kept(action.blocker),
    outcome: kept(action.outcome),
    snoozeReason: kept(action.snoozeReason),
    lastUpdate: lastUpdate === null ? null : { ...lastUpdate, text: kept(lastUpdate.text) },
  };
}

/** What an answer shows of the log; a meeting or a name is everybody's of the partnership, and shows none of it. */
export interface Shown {
  readonly actions?: readonly Action[];
  readonly nominals?: readonly Nominal[];
}

/**
 * Where others read along, an answer is shown only if everybody there may see every part of it, and never a child's code.
 * `present` are the people there, null for each who is no member of the partnership and so may see nothing of it.
 */
export function everybodyMaySee(present: readonly (Speaker | null)[], { actions = [], nominals = [] }: Shown): boolean {
  if (present.length === 0 || nominals.some(({ kind }) => kind === 'child')) return false;
  return present.every(
    (person) =>
      person !== null &&
      actions.every((action) => canSeeAction(person, action)) &&
      nominals.every((nominal) => canSeeNominal(person, nominal)),
  );
}

/** Progress, done, blocked, no change, more time, accept, decline, snooze, tags and the other ends. An observer changes nothing. */
export function canUpdate(speaker: Speaker, action: Action): boolean {
  if (!mayChangeAnything(speaker)) return false;
  return hasRole(speaker.member, 'coordinator') || actsForOwner(speaker, action) || leadsItsAgency(speaker, action);
}

/** What a kind of change needs; handing on is asked again with the agency it goes to (canReassignTo). */
export function canChange(speaker: Speaker, action: Action, intent: ChangeIntent): boolean {
  switch (intent.kind) {
    case 'confirm':
    case 'reject':
    case 'reopen':
      return canConfirm(speaker);
    case 'end':
      return canConfirm(speaker) || (intent.as !== 'cancelled' && canUpdate(speaker, action));
    case 'accept':
    case 'decline':
    case 'progress':
    case 'note':
    case 'no_change':
    case 'blocked':
    case 'done':
    case 'extend':
    case 'reassign':
    case 'snooze':
    case 'wake':
    case 'tag':
    case 'untag':
    case 'safeguard':
      return canUpdate(speaker, action);
  }
}

/** An owner hands on within their agency, a lead within it and to another, a coordinator any. */
export function canReassignTo(speaker: Speaker, action: Action, agencyId: number | null): boolean {
  if (!mayChangeAnything(speaker)) return false;
  if (hasRole(speaker.member, 'coordinator') || leadsItsAgency(speaker, action)) return true;
  return actsForOwner(speaker, action) && agencyId !== null && agencyId === action.agency?.id;
}

/** The owner submits; the chair or a coordinator confirms, sends back, cancels and reopens. */
export function canConfirm(speaker: Speaker): boolean {
  return hasRole(speaker.member, 'chair', 'coordinator');
}

/** A coordinator, the chair or an analyst adds actions. */
export function canAddActions(speaker: Speaker): boolean {
  return hasRole(speaker.member, 'coordinator', 'chair', 'analyst');
}

/** An action is added about a nominal that the speaker sees and that is open; the owner is not told of it unless cleared. */
export function canAddAbout(speaker: Speaker, nominal: Nominal): boolean {
  return canAddActions(speaker) && nominal.open && canSeeNominal(speaker, nominal);
}

/** Police analysts keep the nominals; so do those who run the meeting. They see the whole log, closed ones too. */
export function canKeepNominals(speaker: Speaker): boolean {
  return hasRole(speaker.member, 'coordinator', 'chair', 'analyst');
}

/** The register of profiles is kept by police, and by those who run the meeting. */
export function canKeepProfiles(speaker: Speaker): boolean {
  return hasRole(speaker.member, 'coordinator', 'chair', 'analyst');
}

/** A coordinator, the chair or an analyst adds prevention programmes. */
export function canAddProgrammes(speaker: Speaker): boolean {
  return hasRole(speaker.member, 'coordinator', 'chair', 'analyst');
}

/** A programme, with small counts about young people, is seen by the agencies that deliver it and those who see the whole log. */
export function canSeeProgramme(speaker: Speaker, { partners }: Pick<Programme, 'partners'>): boolean {
  if (seesEverything(speaker)) return true;
  const agency = speaker.member.agency?.name.toLowerCase();
  return partners.some((partner) => partner.toLowerCase() === agency);
}

/** Its figures are reported by whoever sees it and may change anything. */
export function canReportProgramme(speaker: Speaker, programme: Pick<Programme, 'partners'>): boolean {
  return canSeeProgramme(speaker, programme) && mayChangeAnything(speaker);
}

/** Figures are reported by whoever may change anything: by no observer. */
export function canReportFigures(speaker: Speaker): boolean {
  return mayChangeAnything(speaker);
}

/** Meetings, nudges and channels are the coordinator's, and the chair's. */
export function canRunTheMeeting(speaker: Speaker): boolean {
  return hasRole(speaker.member, 'coordinator', 'chair');
}

/** A coordinator or the chair drafts the standing item, and posts it once it is approved. */
export function canDraftStandingItem(speaker: Speaker): boolean {
  return hasRole(speaker.member, 'coordinator', 'chair');
}

/** The chair approves the standing item, and nobody else. */
export function canApproveStandingItem(speaker: Speaker): boolean {
  return hasRole(speaker.member, 'chair');
}

/** The chair approves a draft; where the partnership says so, not one that they drafted themselves. */
export function canApproveDraft(speaker: Speaker, { draftedById }: Pick<StandingItem, 'draftedById'>): boolean {
  const isOwn = draftedById === speaker.member.id;
  return canApproveStandingItem(speaker) && !(isOwn && speaker.partnership.settings.separateApproval);
}

/** Who has not updated names people: for those who chase or chair, and a lead about their own agency. */
export function canSeeWhoIsSilent(speaker: Speaker): boolean {
  return hasRole(speaker.member, 'coordinator', 'chair', 'analyst', 'lead');
}

/** Who has been shown a nominal is for the chair to ask, and for a coordinator on the chair's behalf. */
export function canSeeWhoWasShown(speaker: Speaker): boolean {
  return hasRole(speaker.member, 'chair', 'coordinator');
}

/** What is kept for a court or an inquiry past its retention is for the chair to say, or a coordinator. */
export function canHold(speaker: Speaker): boolean {
  return hasRole(speaker.member, 'chair', 'coordinator');
}

/** Where the plans have gaps is for those who see the whole log: the chair, coordinators and analysts. */
export function canSeeGaps(speaker: Speaker): boolean {
  return seesEverything(speaker);
}

function mayChangeAnything(speaker: Speaker): boolean {
  const changing: readonly Role[] = ['member', 'lead', 'coordinator', 'analyst', 'chair'];
  return hasRole(speaker.member, ...changing);
}
