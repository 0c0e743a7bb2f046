import type { Command } from './command.ts';
import { addAction } from './commands/add-action.ts';
import { ask } from './commands/ask.ts';
import { away, back } from './commands/away.ts';
import { changeActions } from './commands/change-actions.ts';
import { changes } from './commands/changes.ts';
import { choosePartnership } from './commands/choose-partnership.ts';
import { helpOver } from './commands/help.ts';
import { gaps } from './commands/gaps.ts';
import { closeNominal, reopenNominal, reviewNominal } from './commands/keep-nominals.ts';
import { holdNominal, releaseNominal } from './commands/hold-nominal.ts';
import { listActions } from './commands/list-actions.ts';
import { listNominals } from './commands/list-nominals.ts';
import { cancelMeeting, moveMeeting, nextMeetingCommand } from './commands/meeting.ts';
import { assessThreat, issueLocalProfile, localProfile } from './commands/local-profile.ts';
import { attendance } from './commands/attendance.ts';
import { finishMeeting, minutes } from './commands/finish-meeting.ts';
import { meetingDecision } from './commands/meeting-decision.ts';
import { meetingPack } from './commands/meeting-pack.ts';
import { startMeeting, walkMeeting } from './commands/run-meeting.ts';
import { myActions } from './commands/my-actions.ts';
import { nudgeNow, previewNudges } from './commands/nudges.ts';
import { addProgramme, programmes, reportProgramme } from './commands/programmes.ts';
import { profiles, stampProfile } from './commands/profiles.ts';
import { powers, searchPowers, showPower } from './commands/powers.ts';
import { reachability } from './commands/reachability.ts';
import { reviews } from './commands/reviews.ts';
import { forgetAlias, setAlias } from './commands/keep-alias.ts';
import { showAction } from './commands/show-action.ts';
import { showAlias } from './commands/show-alias.ts';
import { showNominal } from './commands/show-nominal.ts';
import { shownTo } from './commands/shown-to.ts';
import { signs } from './commands/signs.ts';
import { badDate, greeting, thanks } from './commands/small-talk.ts';
import { draftStandingItem } from './commands/draft-standing-item.ts';
import { postStandingItem } from './commands/post-standing-item.ts';
import { sendReport } from './commands/send-report.ts';
import { approveStandingItem, showStandingItem } from './commands/standing-item.ts';
import { addStatements, editStatements, removeStatement } from './commands/statements.ts';
import { status } from './commands/status.ts';
import { undo } from './commands/undo.ts';
import { unknown } from './commands/unknown.ts';
import { unreached } from './commands/unreached.ts';
import { useChannel } from './commands/use-channel.ts';
import { whoIsAway } from './commands/who-is-away.ts';
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
