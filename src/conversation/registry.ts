import type { Command } from './turn/command.ts';
import { addAction } from './commands/actions/add-action.ts';
import { ask } from './commands/actions/ask.ts';
import { away, back } from './commands/people/away.ts';
import { changeActions } from './commands/actions/change-actions.ts';
import { changes } from './commands/actions/changes.ts';
import { choosePartnership } from './commands/people/choose-partnership.ts';
import { helpOver } from './commands/talk/help.ts';
import { showPlanGaps } from './commands/nominals/plan-gaps.ts';
import { closeNominal, reopenNominal, reviewNominal } from './commands/nominals/keep-nominals.ts';
import { holdNominal, releaseNominal } from './commands/nominals/hold-nominal.ts';
import { listActions } from './commands/actions/list-actions.ts';
import { listNominals } from './commands/nominals/list-nominals.ts';
import { cancelMeeting, moveMeeting, nextMeetingCommand } from './commands/meetings/meeting.ts';
import { assessThreat, issueLocalProfile, localProfile } from './commands/registers/local-profile.ts';
import { attendance } from './commands/meetings/attendance.ts';
import { finishMeeting, minutes } from './commands/meetings/finish-meeting.ts';
import { meetingDecision } from './commands/meetings/meeting-decision.ts';
import { meetingPack } from './commands/meetings/meeting-pack.ts';
import { startMeeting, walkMeeting } from './commands/meetings/run-meeting.ts';
import { myActions } from './commands/actions/my-actions.ts';
import { nudgeNow, previewNudges } from './commands/reminders/nudges.ts';
import { addProgramme, programmes, reportProgramme } from './commands/registers/programmes.ts';
import { profiles, stampProfile } from './commands/registers/profiles.ts';
import { powers, searchPowers, showPower } from './commands/powers/powers.ts';
import { reachability } from './commands/people/reachability.ts';
import { reviews } from './commands/nominals/reviews.ts';
import { forgetAlias, setAlias } from './commands/nominals/keep-alias.ts';
import { showAction } from './commands/actions/show-action.ts';
import { showAlias } from './commands/nominals/show-alias.ts';
import { showNominal } from './commands/nominals/show-nominal.ts';
import { shownTo } from './commands/audit/shown-to.ts';
import { exploitationSigns } from './commands/powers/exploitation-signs.ts';
import { badDate, greeting, thanks } from './commands/talk/small-talk.ts';
import { draftStandingItem } from './commands/standing-item/draft-standing-item.ts';
import { postStandingItem } from './commands/standing-item/post-standing-item.ts';
import { sendReport } from './commands/standing-item/send-report.ts';
import { approveStandingItem, showStandingItem } from './commands/standing-item/standing-item.ts';
import { addStatements, editStatements, removeStatement } from './commands/standing-item/statements.ts';
import { status } from './commands/actions/status.ts';
import { undo } from './commands/undo/undo.ts';
import { unknown } from './commands/talk/unknown.ts';
import { unreached } from './commands/people/unreached.ts';
import { useChannel } from './commands/reminders/use-channel.ts';
import { whoIsAway } from './commands/people/who-is-away.ts';

const WITHOUT_HELP = [
  myActions,
  changeActions,
  showAction,
  away,
  back,
  listActions,
  status,
  changes,
  whoIsAway,
  showNominal,
  shownTo,
  holdNominal,
  releaseNominal,
  listNominals,
  reviews,
  reviewNominal,
  closeNominal,
  reopenNominal,
  showAlias,
  setAlias,
  forgetAlias,
  addAction,
  powers,
  showPower,
  searchPowers,
  exploitationSigns,
  showPlanGaps,
  meetingPack,
  startMeeting,
  walkMeeting,
  meetingDecision,
  attendance,
  finishMeeting,
  minutes,
  nextMeetingCommand,
  moveMeeting,
  profiles,
  stampProfile,
  localProfile,
  issueLocalProfile,
  assessThreat,
  programmes,
  reportProgramme,
  addProgramme,
  cancelMeeting,
  previewNudges,
  nudgeNow,
  unreached,
  reachability,
  draftStandingItem,
  showStandingItem,
  addStatements,
  removeStatement,
  editStatements,
  approveStandingItem,
  postStandingItem,
  sendReport,
  undo,
  useChannel,
  choosePartnership,
  thanks,
  greeting,
  ask,
  badDate,
  unknown,
] as const;

/** Every command there is; help lists them in this order. */
export const COMMANDS = [helpOver(WITHOUT_HELP), ...WITHOUT_HELP] as const;

const BY_NAME: ReadonlyMap<string, Command> = new Map(COMMANDS.map((command: Command) => [command.name, command]));

export function commandNamed(name: (typeof COMMANDS)[number]['name']): Command {
  const command = BY_NAME.get(name);
  if (command === undefined) throw new Error(`There is no command ${name}.`);
  return command;
}
