import type { Command } from './command.ts';
import { addAction } from './commands/actions/add-action.ts';
import { ask } from './commands/actions/ask.ts';
import { away, back } from './commands/people/away.ts';
import { changeActions } from './commands/actions/change-actions.ts';
import { changes } from './commands/actions/changes.ts';
import { choosePartnership } from './commands/people/choose-partnership.ts';
import { helpOver } from './commands/talk/help.ts';
import { gaps } from './commands/nominals/plan-gaps.ts';
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
import { signs } from './commands/powers/exploitation-signs.ts';
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
import type { CommandName } from './plan.ts';

type Registry = { readonly [N in CommandName]: Command<N> };

const withoutHelp = {
  'my-actions': myActions,
  'change-actions': changeActions,
  'show-action': showAction,
  away,
  back,
  'list-actions': listActions,
  status,
  changes,
  'who-is-away': whoIsAway,
  'show-nominal': showNominal,
  'shown-to': shownTo,
  'hold-nominal': holdNominal,
  'release-nominal': releaseNominal,
  'list-nominals': listNominals,
  reviews,
  'review-nominal': reviewNominal,
  'close-nominal': closeNominal,
  'reopen-nominal': reopenNominal,
  'show-alias': showAlias,
  'set-alias': setAlias,
  'forget-alias': forgetAlias,
  'add-action': addAction,
  powers,
  'show-power': showPower,
  'search-powers': searchPowers,
  signs,
  gaps,
  'meeting-pack': meetingPack,
  'start-meeting': startMeeting,
  'walk-meeting': walkMeeting,
  'meeting-decision': meetingDecision,
  attendance,
  'finish-meeting': finishMeeting,
  minutes,
  'next-meeting': nextMeetingCommand,
  'move-meeting': moveMeeting,
  profiles,
  'stamp-profile': stampProfile,
  'local-profile': localProfile,
  'issue-local-profile': issueLocalProfile,
  'assess-threat': assessThreat,
  programmes,
  'report-programme': reportProgramme,
  'add-programme': addProgramme,
  'cancel-meeting': cancelMeeting,
  'preview-nudges': previewNudges,
  'nudge-now': nudgeNow,
  unreached,
  reachability,
  'draft-standing-item': draftStandingItem,
  'show-standing-item': showStandingItem,
  'add-statements': addStatements,
  'remove-statement': removeStatement,
  'edit-statements': editStatements,
  'approve-standing-item': approveStandingItem,
  'post-standing-item': postStandingItem,
  'send-report': sendReport,
  undo,
  'use-channel': useChannel,
  'choose-partnership': choosePartnership,
  thanks,
  greeting,
  ask,
  'bad-date': badDate,
  unknown,
} satisfies Omit<Registry, 'help'>;

/** Every command there is; help lists them in this order. */
export const REGISTRY: Registry = {
  help: helpOver(Object.values(withoutHelp) as unknown as readonly Command[]),
  ...withoutHelp,
};
