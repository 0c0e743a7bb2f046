import { z } from 'zod';

/** Working days before (negative) or after the meeting, or after the due date, on which each nudge is due. */
const ladderSchema = z.object({
  profiles: z.array(z.number().int()).default([-14]),
  call: z.array(z.number().int()).default([-14]),
  digest: z.array(z.number().int()).default([-7]),
  unreached: z.array(z.number().int()).default([-6, -1]),
  reminder: z.array(z.number().int()).default([-2]),
  brief: z.array(z.number().int()).default([0]),
  issue: z.array(z.number().int()).default([1]),
  /** From the day on which the board's papers are due (domain/reminders/papers.ts): −6 leaves five clear days. */
  papers: z.array(z.number().int().nonpositive()).default([-6, 0]),
  overdueOwner: z.array(z.number().int().positive()).default([1]),
  overdueDeputyAndLead: z.array(z.number().int().positive()).default([3]),
  overdueLeadAndChair: z.array(z.number().int().positive()).default([5]),
});

const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const settingsSchema = z.object({
  /** A completion waits for the chair or a coordinator to confirm it. */
  confirmation: z.boolean().default(true),
  /** An extension waits for the chair's approval. */
  extensionApproval: z.boolean().default(false),
  /** The amber window: working days before the due date. */
  amberDays: z.number().int().positive().default(10),
  /** Working days after issue by which an action should have been accepted. */
  acceptDays: z.number().int().positive().default(3),
  /** A nominal may have an alias, encrypted and for personal chats of those who are cleared only. */
  aliases: z.boolean().default(false),
  /** Months after a nominal was opened, or last reviewed, by which it is looked at whether it should stay open. */
  reviewMonths: z.number().int().positive().default(6),
  /** Months after a nominal was closed for which its content is kept. */
  retentionMonths: z.number().int().positive().default(24),
  /** Whoever drafted the standing item does not approve it too. */
  separateApproval: z.boolean().default(false),
  /** Clear working days between the publication of the board's papers and its meeting. */
  paperDays: z.number().int().nonnegative().default(5),
  /** Nudges go out between these local times, on working days. */
  workingHours: z.object({ from: timeSchema.default('08:00'), to: timeSchema.default('18:00') }).prefault({}),
  ladder: ladderSchema.prefault({}),
});

export type Settings = z.infer<typeof settingsSchema>;
export type Ladder = Settings['ladder'];

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});
